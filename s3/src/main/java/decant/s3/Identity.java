package decant.s3;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The SDK's own ways to credentials and to a region. */
public final class Identity {
    private Identity() {}

    /** Whoever asks. */
    public static AwsCredentialsProvider provider(S3Credentials credentials) {
        return switch (credentials) {
            case S3Credentials.Found() -> DefaultCredentialsProvider.builder().build();
            case S3Credentials.None() -> AnonymousCredentialsProvider.create();
            case S3Credentials.Profile(String name) -> ProfileCredentialsProvider.create(name);
            case S3Credentials.Keys(String access, String secret, @Nullable String token) ->
                    StaticCredentialsProvider.create(
                            token == null
                                    ? AwsBasicCredentials.create(access, secret)
                                    : AwsSessionCredentials.create(access, secret, token));
        };
    }

    /**
     * The region the user's environment or profile names, if any. The machine's own is not asked: that takes seconds.
     */
    static @Nullable String configuredRegion(S3Credentials credentials) {
        AwsRegionProviderChain chain =
                credentials instanceof S3Credentials.Profile(String name)
                        ? new AwsRegionProviderChain(
                                new AwsProfileRegionProvider(null, name), new SystemSettingsRegionProvider())
                        : new AwsRegionProviderChain(
                                new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
        try {
            return chain.getRegion().id();
        } catch (SdkClientException _) {
            return null;
        }
    }
}
