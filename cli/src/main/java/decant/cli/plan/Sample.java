package decant.cli.plan;

import decant.model.ObjectKey;
import java.util.Optional;

/**
 * What a listing that was given some seconds told of a bucket, and how many keys there probably are.
 *
 * @param keys counted, each once
 * @param bytes of these
 * @param seen keys that stood on pages; more than were counted, since the ends of spans are listed twice
 * @param archived of those seen, in a class that has to be restored before it is read
 * @param large of those seen, larger than what one request copies
 * @param inParts of those seen, uploaded in parts, as their ETags say
 * @param parts that those have together
 * @param one of those seen, to try reading on; nothing where there is none
 * @param all keys there are, in the middle of what is likely
 * @param error how far the truth probably lies from there; 0 where every key was listed
 * @param known whether anything can be said of all
 */
public record Sample(
        long keys,
        long bytes,
        long seen,
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

    /** A figure of the keys seen, for the whole bucket, if both have their share of it. */
    public long projected(long figure) {
        return seen == 0 ? 0 : Math.round((double) figure * all / seen);
    }

    /** The bytes of the whole bucket, likewise. */
    public long projectedBytes() {
        return keys == 0 ? 0 : Math.round((double) bytes * all / keys);
    }
}
