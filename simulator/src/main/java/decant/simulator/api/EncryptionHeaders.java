package decant.simulator.api;

import decant.simulator.bucket.AtRest;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.S3Error;

/** What the headers of a write say of encryption; where they say nothing, the bucket's default holds. */
final class EncryptionHeaders {
    static final String ALGORITHM = "x-amz-server-side-encryption";

    /** The key that AWS itself manages in every account. */
    private static final String MANAGED_KEY = "alias/aws/s3";

    private EncryptionHeaders() {}

    static AtRest read(Invocation call, Bucket bucket) {
        String algorithm = call.header(ALGORITHM).orElse("");
        String key = call.header(ALGORITHM + "-aws-kms-key-id").orElse("");
        if (algorithm.isEmpty()) {
            if (!key.isEmpty()) {
                throw S3Error.invalidArgument("A key was given without " + ALGORITHM);
            }
            return bucket.encryption();
        }
        if (algorithm.equals("AES256") && key.isEmpty()) {
            return AtRest.S3_MANAGED;
        }
        if (!key.isEmpty() && !call.world().hasKey(key)) {
            throw new S3Error(400, "KMS.NotFoundException", "Key '" + key + "' does not exist");
        }
        boolean bucketKey = call.header(ALGORITHM + "-bucket-key-enabled").filter("true"::equals).isPresent();
        return new AtRest(algorithm, key.isEmpty() ? MANAGED_KEY : key, bucketKey);
    }
}
