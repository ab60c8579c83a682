package decant.cli.plan;

import decant.model.ObjectKey;
import java.util.Optional;

/**
 * What a listing that was given some seconds saw of a bucket, and how many keys there probably are.
 *
 * @param keys listed, of those that take part
 * @param bytes of these
 * @param archived of these, in a class that has to be restored before it is read
 * @param large of these, larger than what one request copies
 * @param inParts of these, uploaded in parts, as their ETags say
 * @param parts that those have together
 * @param one of these, to try reading on; nothing where there is none
 * @param all keys there are, in the middle of what is likely
 * @param error how far the truth probably lies from there; 0 where every key was listed
 * @param known whether anything can be said of all
 */
public record Sample(
        long keys,
        long bytes,
        long archived,
        long large,
        long inParts,
        long parts,
        Optional<ObjectKey> one,
        long all,
        long error,
        boolean known) {
    /** What one CopyObject takes at most [S3 API reference]. */
    public static final long LARGE_BYTES = 5L << 30;

    /** Whether every key was listed. */
    public boolean isComplete() {
        return known && error == 0 && all == keys;
    }

    /** A figure of the sample for the whole bucket, if both have their share of it. */
    public long projected(long figure) {
        return keys == 0 ? 0 : Math.round((double) figure * all / keys);
    }
}
