package decant.cli.migration;

import java.time.Instant;

/** Takes what happens in a migration, so that its report can tell of it. Safe for any number of threads. */
@FunctionalInterface
public interface Remembered {
    /** Keeps nothing. */
    Remembered NOTHING = (_, _, _) -> {};

    /** A process has begun to work at it. */
    String PROCESS_BEGAN = "process-began";

    /** A process works at it no more; of one that was killed, when it was last seen. */
    String PROCESS_ENDED = "process-ended";

    /** The migration has reached a phase, whose word is the text. */
    String PHASE = "phase";

    /** The application's writers were moved; the text is where they write from then on, target or source. */
    String WRITERS = "writers";

    /** A step has begun, whose word is the text. */
    String STEP = "step";

    /** Both sides were verified; the text is the verdict. */
    String VERIFIED = "verified";

    /**
     * Keeps something.
     *
     * @param kind one of those above
     * @param text what it was
     */
    void add(Instant at, String kind, String text);
}
