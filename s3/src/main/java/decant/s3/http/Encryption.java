package decant.s3.http;

import org.jspecify.annotations.Nullable;

/**
 * How an object, or an upload, is encrypted at rest, as an answer says it.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}; {@code null} where nothing is said
 * @param customerKey whether a key of the customer's own is used (SSE-C)
 */
public record Encryption(@Nullable String algorithm, boolean customerKey) {
    /** Reads it. */
    public static Encryption of(S3Answer answer) {
        return new Encryption(
                answer.header("x-amz-server-side-encryption"),
                answer.header("x-amz-server-side-encryption-customer-algorithm") != null);
    }

    /** Whether plain ETags are the MD5 of the bytes [S3 API reference, Object.ETag]. */
    public boolean etagIsDigest() {
        return !customerKey && (algorithm == null || !algorithm.startsWith("aws:"));
    }
}
