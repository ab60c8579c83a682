package decant.simulator.bucket;

import decant.model.ETag;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an object is encrypted at rest.
 *
 * @param algorithm {@code AES256}, {@code aws:kms} or {@code aws:kms:dsse}
 * @param keyId the key, {@code null} with AES256
 * @param bucketKey whether the bucket's own key stands between
 */
public record AtRest(String algorithm, @Nullable String keyId, boolean bucketKey) {
    // Before the constant below, whose making asks it.
    private static final Set<String> KMS = Set.of("aws:kms", "aws:kms:dsse");

    /** What every bucket does at least since January 2023. */
    public static final AtRest S3_MANAGED = new AtRest("AES256", null, false);

    private static final String HEADER = "x-amz-server-side-encryption";

    public AtRest {
        boolean kms = KMS.contains(algorithm);
        if (!kms && !algorithm.equals("AES256")) {
            throw S3Error.invalidArgument("The encryption method specified is not supported");
        }
        if (!kms && keyId != null) {
            throw S3Error.invalidArgument("Server Side Encryption with AES256 does not take a key of KMS");
        }
    }

    /** Whether a key of KMS is used, so that ETags are no digests of the bytes [S3 API reference, Object.ETag]. */
    public boolean isKms() {
        return KMS.contains(algorithm);
    }

    /** The ETag of what is written: the MD5, or under KMS something that no other write has again. */
    ETag etag(ETag md5, long nonce) {
        if (!isKms()) {
            return md5;
        }
        return Hashes.etag(Body.of((md5 + " " + nonce).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** The headers that answers say this with. */
    public Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(Map.of(HEADER, algorithm));
        if (keyId != null) {
            headers.put(HEADER + "-aws-kms-key-id", keyId);
        }
        if (bucketKey) {
            headers.put(HEADER + "-bucket-key-enabled", "true");
        }
        return headers;
    }
}
