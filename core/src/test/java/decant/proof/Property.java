package decant.proof;

/** What must hold of every step. Pure. */
interface Property {
    /** The promise, in a sentence. */
    String sentence();

    /** Which kind of promise it is. */
    Kind kind();

    boolean holds(Situation before, Move move);

    /** The two classes of promise. */
    enum Kind {
        /** Holds on every store, with conditions and without. */
        FINAL,
        /** Holds at every moment, on stores that honour conditions. */
        TRANSIENT
    }
}
