package decant.s3;

import org.jspecify.annotations.Nullable;

/** Who asks. */
public sealed interface S3Credentials {
    /** Whoever the SDK finds: environment, profiles, single sign-on, roles of containers and machines. */
    S3Credentials FOUND = new Found();

    /** Nobody: for buckets that everybody may read. */
    S3Credentials NONE = new None();

    record Found() implements S3Credentials {}

    record None() implements S3Credentials {}

    /** A profile of the AWS configuration files, which then comes before the environment, as with the AWS CLI. */
    record Profile(String name) implements S3Credentials {}

    /** Keys as they are. */
    record Keys(String accessKey, String secretKey, @Nullable String sessionToken) implements S3Credentials {
        @Override
        public String toString() {
            return "Keys[" + accessKey + "]";
        }
    }
}
