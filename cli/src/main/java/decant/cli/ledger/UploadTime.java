package decant.cli.ledger;

import java.time.Instant;

/**
 * One upload of a small object, and how long it took.
 *
 * @param at when it began, in whole milliseconds
 * @param bytes size of the object
 * @param micros microseconds until the answer, whatever that was
 * @param failure the store's error code; empty where the upload succeeded
 */
public record UploadTime(Instant at, BucketSide side, int bytes, long micros, String failure) {
    /** Whether the object was not uploaded: such an upload counts as failed, and its time as no upload time. */
    public boolean isFailed() {
        return !failure.isEmpty();
    }
}
