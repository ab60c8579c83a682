package decant.proof;

import java.util.Set;

/** What must hold of every step. Pure. */
interface Property {
    /** The promise, in a sentence. */
    String sentence();

    /** Which kind of promise it is. */
    Kind kind();

    boolean holds(Situation before, Move move);

    /** What it asks of the past, which no code but a promise's does; what none asks need not be remembered. */
    default Set<Past> asks() {
        return Set.of();
    }

    /** Something of the past. */
    enum Past {
        /** Which bytes the source has ever shown to everybody. */
        SHOWN,
        /** Who changed the target last. */
        CHANGED_BY,
        /** Whether the application has written since an actor began its work. */
        MOVED_SINCE_BEGUN,
        /** Whether it has since the actor's last look at the source. */
        MOVED_SINCE_LOOK,
        /** What an actor that is about to act has seen. */
        SEEN,
        /** Which side's bytes no link has carried yet. */
        CARRIED,
        /** Whether the application has made it private on one side. */
        CLOSED
    }

    /** The two classes of promise. */
    enum Kind {
        /** Holds on every store, with conditions and without. */
        FINAL,
        /** Holds at every moment, on stores that honour conditions. */
        TRANSIENT
    }
}
