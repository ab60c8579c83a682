package decant.backfill;

/** What two times of a listing say. */
public final class Recency {
    /** Clocks of two regions differ a little, and Last-Modified has whole seconds. */
    private static final long CLEARLY_OLDER_SECONDS = 5;

    private Recency() {}

    /**
     * Whether the source was certainly not written after its copy, so that a pass takes what no listing shows of it for
     * carried.
     *
     * @param sourceSeconds Last-Modified of the source, seconds since 1970
     * @param targetSeconds of the target, likewise
     */
    public static boolean isClearlyOlder(long sourceSeconds, long targetSeconds) {
        return sourceSeconds + CLEARLY_OLDER_SECONDS < targetSeconds;
    }
}
