package decant.migration;

/** Which way a link of a migration carries. */
public enum Direction {
    /** From the source to the target. */
    FORWARD,
    /** From the target to the source, while the application moves and after it, so that there is a way back. */
    BACK
}
