package decant.reconcile;

import java.time.Instant;
import java.util.Objects;

/**
 * The receipt of a switch: what both sides held when they were last seen equal. However old it is, it can be trusted: a
 * side that still shows what it shows here has not been written since, one that shows something else has been.
 */
public record Agreement(Sighting source, Sighting target) {
    /** Neither side had an object. */
    public static final Agreement ON_NOTHING = new Agreement(Sighting.NOTHING, Sighting.NOTHING);

    /** What both sides showed when they were looked at, which was the same. */
    static Agreement of(Work work) {
        return new Agreement(
                Sighting.of(Objects.requireNonNull(work.source())), Sighting.of(Objects.requireNonNull(work.target())));
    }

    /** The same as the link the other way sees it. */
    public Agreement reversed() {
        return new Agreement(target, source);
    }

    /**
     * Whether what was agreed on was written at the source: the side with the earlier date, since a copy is dated by
     * its copying; in doubt the source.
     */
    boolean isFromSource() {
        return !(source instanceof Sighting.Thing atSource)
                || !(target instanceof Sighting.Thing atTarget)
                || !atTarget.lastModified().isBefore(atSource.lastModified());
    }

    /** When the application wrote what was agreed on: a state that was copied takes its origin's time. */
    Instant writtenAt() {
        return switch (isFromSource() ? source : target) {
            case Sighting.Nothing() -> Instant.MIN;
            case Sighting.Thing thing -> thing.lastModified();
        };
    }
}
