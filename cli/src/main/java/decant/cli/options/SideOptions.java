package decant.cli.options;

import decant.s3.Addressing;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who asks, and where: for verbs about one bucket, and for both buckets of a pair. */
public final class SideOptions {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Profile of the AWS configuration files. Default: what the AWS SDK finds.")
    private @Nullable String profile;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "Region of the bucket. Default: asked of the bucket itself.")
    private @Nullable String region;

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            converter = EndpointReader.class,
            description = "Server to ask, such as http://localhost:9000. Default: AWS.")
    private @Nullable URI endpoint;

    @Option(
            names = "--addressing",
            paramLabel = "auto|path|virtual",
            description = "Whether the bucket's name stands in the path or in the host. Default: auto.")
    private @Nullable Addressing addressing;

    @Option(names = "--no-sign-request", description = "Ask as nobody, for buckets that everybody may read.")
    private boolean unsigned;

    @Option(
            names = "--expected-bucket-owner",
            paramLabel = "ACCOUNT",
            converter = AccountReader.class,
            description = "Account id that must own the bucket; otherwise every request fails.")
    private @Nullable String expectedOwner;

    Access access() {
        return new Access(profile, region, endpoint, addressing, unsigned, expectedOwner);
    }

    /** The settings of one bucket. */
    public S3Settings settings(S3Uri uri, LimitOptions limits) {
        return access().settings(uri, limits.caps().maxConcurrency());
    }
}
