package decant.flow;

/** Whose calls are preferred while both kinds wait; one has a floor, so that neither ever stands still. */
public enum Lane {
    /** What keeps up with an application that writes now. */
    LIVE,
    /** What works through what is there already, and everything that knows of no lanes. */
    BACKFILL
}
