package decant.migration;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a migration is about, one after the other, until both buckets have converged. */
public enum Step {
    /** Events are followed, and a heartbeat must show that they come. */
    PROOF(Phase.LIVE),
    /** The pass over what was already there. */
    BACKFILL(Phase.BACKFILLING),
    /** The pass over the access lists of everything. */
    ACCESS_LISTS(Phase.BACKFILLING),
    /** The pass that compares every aspect, and removes what the source has no more. */
    CLOSING_PASS(Phase.BACKFILLING),
    /** The proof by code of its own. */
    VERIFICATION(Phase.BACKFILLING),
    /** Changes are followed until every gate is open. */
    CONVERGING(Phase.BACKFILLING);

    private final Phase phase;

    Step(Phase phase) {
        this.phase = phase;
    }

    /** The phase that it belongs to; with every gate open the phase after it is reached. */
    public Phase phase() {
        return phase;
    }

    /** The one after it; the last is followed by itself. */
    public Step next() {
        return switch (this) {
            case PROOF -> BACKFILL;
            case BACKFILL -> ACCESS_LISTS;
            case ACCESS_LISTS -> CLOSING_PASS;
            case CLOSING_PASS -> VERIFICATION;
            case VERIFICATION, CONVERGING -> CONVERGING;
        };
    }

    /** As it stands in records and in sentences. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The step of a word, or {@code null}. */
    public static @Nullable Step of(String word) {
        for (Step step : values()) {
            if (step.word().equals(word)) {
                return step;
            }
        }
        return null;
    }
}
