package decant.cli.options;

import decant.s3.Addressing;
import decant.s3.S3Credentials;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is reached, as far as options say; {@code null} where they do not.
 *
 * @param unsigned whether to ask as nobody
 */
record Access(
        @Nullable String profile,
        @Nullable String region,
        @Nullable URI endpoint,
        @Nullable Addressing addressing,
        boolean unsigned,
        @Nullable String expectedOwner) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration COPY_TIMEOUT = Duration.ofMinutes(5);

    /** This, and where it says nothing the other. */
    Access or(Access other) {
        return new Access(
                profile != null ? profile : other.profile,
                region != null ? region : other.region,
                endpoint != null ? endpoint : other.endpoint,
                addressing != null ? addressing : other.addressing,
                unsigned || (profile == null && other.unsigned),
                expectedOwner != null ? expectedOwner : other.expectedOwner);
    }

    S3Settings settings(S3Uri uri, int maxConnections) {
        S3Credentials credentials =
                unsigned
                        ? S3Credentials.NONE
                        : profile != null ? new S3Credentials.Profile(profile) : S3Credentials.FOUND;
        return new S3Settings(
                uri,
                credentials,
                region,
                endpoint,
                addressing != null ? addressing : Addressing.AUTO,
                expectedOwner,
                maxConnections,
                CONNECT_TIMEOUT,
                READ_TIMEOUT,
                COPY_TIMEOUT);
    }
}
