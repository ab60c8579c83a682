package decant.migration;

import decant.reconcile.LinkPhase;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How far a migration has come. */
public enum Phase {
    PREPARED,
    LIVE,
    BACKFILLING,
    CONVERGED,
    /** The application is moving from the source to the target. */
    SWITCHING,
    SWITCHED,
    FINISHED,
    ROLLED_BACK;

    /** Whether the source is what the application writes to, so that its state may be carried to the target. */
    public boolean carriesForward() {
        return switch (this) {
            case PREPARED, LIVE, BACKFILLING, CONVERGED, ROLLED_BACK -> true;
            case SWITCHING, SWITCHED, FINISHED -> false;
        };
    }

    /**
     * Whether a link acts in this phase that goes one way and reckons with these writes of the application. Once it is
     * finished, nobody does.
     */
    public boolean lets(Direction direction, LinkPhase link) {
        return switch (direction) {
            case FORWARD ->
                    switch (link) {
                        case LinkPhase.Following _ -> carriesForward();
                        case LinkPhase.Switching _ -> this == SWITCHING;
                        case LinkPhase.Switched _ -> this == SWITCHED;
                        case LinkPhase.Leading _ -> false;
                    };
            // One that followed the target would overwrite what the application writes at the source.
            case BACK ->
                    switch (link) {
                        case LinkPhase.Switching _ -> this == SWITCHING;
                        case LinkPhase.Leading _ -> this == SWITCHED;
                        case LinkPhase.Following _, LinkPhase.Switched _ -> false;
                    };
        };
    }

    /** As it stands in the control object and in sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Phase of(String word) {
        for (Phase phase : values()) {
            if (phase.word().equals(word)) {
                return phase;
            }
        }
        return null;
    }
}
