package decant.s3.copy;

import decant.s3.http.S3Request;
import org.jspecify.annotations.Nullable;

/**
 * How copies are to be encrypted at the target.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}; {@code null} for the bucket's default
 * @param keyId the key of KMS; {@code null} for the one that AWS manages
 * @param bucketKey whether a key of the bucket's own stands between, so that KMS is asked less often
 */
public record TargetEncryption(@Nullable String algorithm, @Nullable String keyId, boolean bucketKey) {
    /** As the bucket does by default. */
    public static final TargetEncryption DEFAULT = new TargetEncryption(null, null, false);

    private static final String HEADER = "x-amz-server-side-encryption";

    /** Whether anything is asked for. */
    public boolean isAsked() {
        return algorithm != null;
    }

    /** Whether ETags of copies will be no digests of their bytes [S3 API reference, Object.ETag]. */
    public boolean isKms() {
        return algorithm != null && algorithm.startsWith("aws:");
    }

    /** Asks for it: of a copy, of a PUT, or when an upload is begun. */
    public void on(S3Request request) {
        request.headerIf(HEADER, algorithm);
        request.headerIf(HEADER + "-aws-kms-key-id", keyId);
        request.headerIf(HEADER + "-bucket-key-enabled", bucketKey ? "true" : null);
    }

    /** Whether an answer says that it was done. */
    public boolean isTold(decant.s3.http.S3Answer answer) {
        return algorithm == null || algorithm.equals(answer.header(HEADER));
    }
}
