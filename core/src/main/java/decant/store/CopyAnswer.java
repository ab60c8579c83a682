package decant.store;

import decant.model.ETag;
import java.time.Instant;

/** What came of a copy. */
public sealed interface CopyAnswer {
    /**
     * The store says it copied. It may not have looked at a condition, so the ETag is compared with the one meant.
     *
     * @param etag of the copy
     * @param serverTime the server's clock when the copy was sent, in whole seconds and rather too early than too late:
     *     how young the source was when it was read is judged by it, and a slow copy reads long before it answers
     */
    record Copied(ETag etag, Instant serverTime) implements CopyAnswer {}

    /**
     * A condition did not hold, or may not have held: 404, 409 and 412 look alike here. Look again.
     *
     * @param code S3's error code, for the record
     */
    record Refused(String code) implements CopyAnswer {}
}
