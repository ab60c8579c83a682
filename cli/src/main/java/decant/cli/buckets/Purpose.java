package decant.cli.buckets;

/** What two buckets are opened for. */
public enum Purpose {
    /** To be compared: nothing is written, no canary either, so that conditions are not known. */
    READ,
    /** To change the target, which is asked by canary objects what it honours. */
    WRITE
}
