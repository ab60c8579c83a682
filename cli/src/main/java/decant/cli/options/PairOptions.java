package decant.cli.options;

import decant.s3.Addressing;
import decant.s3.S3Settings;
import decant.s3.S3Uri;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who asks, and where, for a source and a target: what is said of one side wins over what is said of both. */
public final class PairOptions {
    @Mixin private final SideOptions both = new SideOptions();

    @Option(
            names = "--source-profile",
            paramLabel = "NAME",
            description =
                    "For the source alone; wins over --profile. So do --source-region, --source-endpoint-url,"
                            + " --source-addressing, --source-no-sign-request, --source-expected-bucket-owner.")
    private @Nullable String sourceProfile;

    @Option(
            names = "--target-profile",
            paramLabel = "NAME",
            description = "For the target alone, likewise with all the others.")
    private @Nullable String targetProfile;

    @Option(names = "--source-region", paramLabel = "NAME", hidden = true)
    private @Nullable String sourceRegion;

    @Option(names = "--target-region", paramLabel = "NAME", hidden = true)
    private @Nullable String targetRegion;

    @Option(names = "--source-endpoint-url", paramLabel = "URL", converter = EndpointReader.class, hidden = true)
    private @Nullable URI sourceEndpoint;

    @Option(names = "--target-endpoint-url", paramLabel = "URL", converter = EndpointReader.class, hidden = true)
    private @Nullable URI targetEndpoint;

    @Option(names = "--source-addressing", paramLabel = "auto|path|virtual", hidden = true)
    private @Nullable Addressing sourceAddressing;

    @Option(names = "--target-addressing", paramLabel = "auto|path|virtual", hidden = true)
    private @Nullable Addressing targetAddressing;

    @Option(names = "--source-no-sign-request", hidden = true)
    private boolean sourceUnsigned;

    @Option(names = "--target-no-sign-request", hidden = true)
    private boolean targetUnsigned;

    @Option(
            names = "--source-expected-bucket-owner",
            paramLabel = "ACCOUNT",
            converter = AccountReader.class,
            hidden = true)
    private @Nullable String sourceExpectedOwner;

    @Option(
            names = "--target-expected-bucket-owner",
            paramLabel = "ACCOUNT",
            converter = AccountReader.class,
            hidden = true)
    private @Nullable String targetExpectedOwner;

    /** The settings of the source. */
    public S3Settings source(S3Uri uri, LimitOptions limits) {
        Access own =
                new Access(
                        sourceProfile,
                        sourceRegion,
                        sourceEndpoint,
                        sourceAddressing,
                        sourceUnsigned,
                        sourceExpectedOwner);
        return own.or(both.access()).settings(uri, limits.caps().maxConcurrency());
    }

    /** The settings of the target. */
    public S3Settings target(S3Uri uri, LimitOptions limits) {
        Access own =
                new Access(
                        targetProfile,
                        targetRegion,
                        targetEndpoint,
                        targetAddressing,
                        targetUnsigned,
                        targetExpectedOwner);
        return own.or(both.access()).settings(uri, limits.caps().maxConcurrency());
    }
}
