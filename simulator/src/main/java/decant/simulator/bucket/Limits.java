package decant.simulator.bucket;

/**
 * Sizes S3 sets limits to; smaller ones let tests reach them.
 *
 * @param minPartBytes least size of a part that is not the last one, and of a source that is copied by ranges
 * @param maxCopyBytes largest object that is copied in one request
 */
public record Limits(long minPartBytes, long maxCopyBytes) {
    /** As AWS documents: 5 MiB, and 5 GiB (which AWS calls 5 GB). */
    public static final Limits AWS = new Limits(5L << 20, 5L << 30);
}
