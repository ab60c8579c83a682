package decant.s3;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One side of a migration as its user states it.
 *
 * @param uri the bucket and the prefix in it
 * @param credentials who asks
 * @param region {@code null} to ask the bucket
 * @param endpoint {@code null} for AWS
 * @param addressing where the bucket's name stands
 * @param expectedOwner account id that the bucket must belong to; {@code null} to trust its name
 * @param maxConnections for copies, and as many for everything else
 * @param connectTimeout until a connection stands
 * @param readTimeout for an answer, or for more of one
 * @param copyTimeout for the answer to a copy, which stays silent until it is done
 */
public record S3Settings(
        S3Uri uri,
        S3Credentials credentials,
        @Nullable String region,
        @Nullable URI endpoint,
        Addressing addressing,
        @Nullable String expectedOwner,
        int maxConnections,
        Duration connectTimeout,
        Duration readTimeout,
        Duration copyTimeout) {
    private static final int DEFAULT_MAX_CONNECTIONS = 256;
    private static final String AWS = "amazonaws.com";

    public S3Settings {
        if (endpoint != null && !isWebAddress(endpoint)) {
            throw new IllegalArgumentException(
                    "\"" + endpoint + "\" is no endpoint such as https://s3.example.com:9000");
        }
        if (expectedOwner != null && !expectedOwner.matches("\\d{12}")) {
            throw new IllegalArgumentException("\"" + expectedOwner + "\" is no account id of twelve digits");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException("At least one connection is needed, not " + maxConnections);
        }
    }

    private static boolean isWebAddress(URI endpoint) {
        return endpoint.getHost() != null
                && ("http".equalsIgnoreCase(endpoint.getScheme()) || "https".equalsIgnoreCase(endpoint.getScheme()));
    }

    /** Whether both buckets are served at one address, as all regions of AWS are for this purpose. */
    public boolean isOnServerOf(S3Settings other) {
        return server(endpoint).equals(server(other.endpoint));
    }

    private static String server(@Nullable URI endpoint) {
        if (endpoint == null) {
            return AWS;
        }
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith("." + AWS)) {
            return AWS;
        }
        int standard = "https".equalsIgnoreCase(endpoint.getScheme()) ? 443 : 80;
        return host + ":" + (endpoint.getPort() < 0 ? standard : endpoint.getPort());
    }

    /** A bucket on AWS with everything found out by itself. */
    public static S3Settings of(S3Uri uri) {
        return new S3Settings(
                uri,
                S3Credentials.FOUND,
                null,
                null,
                Addressing.AUTO,
                null,
                DEFAULT_MAX_CONNECTIONS,
                Duration.ofSeconds(5),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5));
    }

    /** The same with other credentials. */
    public S3Settings as(S3Credentials other) {
        return new S3Settings(
                uri,
                other,
                region,
                endpoint,
                addressing,
                expectedOwner,
                maxConnections,
                connectTimeout,
                readTimeout,
                copyTimeout);
    }

    /** The same bucket in this region and, unless {@code null}, at this endpoint. */
    public S3Settings at(@Nullable String otherRegion, @Nullable URI otherEndpoint) {
        return new S3Settings(
                uri,
                credentials,
                otherRegion,
                otherEndpoint,
                addressing,
                expectedOwner,
                maxConnections,
                connectTimeout,
                readTimeout,
                copyTimeout);
    }
}
