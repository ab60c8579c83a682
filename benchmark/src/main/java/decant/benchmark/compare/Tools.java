package decant.benchmark.compare;

import decant.benchmark.compare.Tool.Call;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tools, each with its settings and their reasons. Flags were taken from the manuals of the versions named in
 * benchmark/RESULTS.md; those of s5cmd and s3p from their sources, since they were not at hand to be run.
 */
final class Tools {
    /** Requests in flight that Decant allows itself by default, and that others are told where they can be told. */
    private static final String MANY = "256";

    private Tools() {}

    static List<Tool> all() {
        return List.of(decant(), decantOfAllAspects(), s5cmd(), rclone(), aws(), s3cmd(), s3p());
    }

    private static Tool decant() {
        return decant("decant", List.of("Defaults, and surplus keys are removed."), List.of());
    }

    private static Tool decantOfAllAspects() {
        return decant(
                "decant-all-aspects",
                List.of("Reads every tag and access list on both sides, which no listing shows; otherwise the same."),
                List.of("--aspects", "all"));
    }

    private static Tool decant(String name, List<String> why, List<String> more) {
        return new Tool(
                name,
                System.getProperty("decant.launcher"),
                "version",
                why,
                task -> {
                    List<String> arguments = words("sync", "s3://" + task.source(), "s3://" + task.target());
                    arguments.addAll(words("--delete-surplus", "--endpoint-url", task.endpoint()));
                    arguments.addAll(words("--addressing", "path", "--region", World.REGION));
                    arguments.addAll(words("--state", task.folder().resolve("state").toString()));
                    arguments.addAll(more);
                    return new Call(arguments, Map.of());
                });
    }

    private static Tool s5cmd() {
        return new Tool(
                "s5cmd",
                "s5cmd",
                "version",
                List.of(
                        "--numworkers 256 is its default.",
                        "--metadata-directive COPY (2.3 and newer): without it, copies lose their metadata.",
                        "--acl sets one canned list for every object, so it is left out: nothing becomes public."),
                task ->
                        new Call(
                                words(
                                        "--endpoint-url",
                                        task.endpoint(),
                                        "--numworkers",
                                        MANY,
                                        "--log",
                                        "error",
                                        "sync",
                                        "--delete",
                                        "--metadata-directive",
                                        "COPY",
                                        "s3://" + task.source() + "/*",
                                        "s3://" + task.target() + "/"),
                                Map.of()));
    }

    private static Tool rclone() {
        return new Tool(
                "rclone",
                "rclone",
                "version",
                List.of(
                        "--checksum: recommended by its manual from S3 to S3; no HEAD an object, and every change is"
                                + " seen.",
                        "--fast-list: one listing instead of one a folder, as its manual advises where memory allows.",
                        "--transfers and --checkers 256: as many in flight as Decant; the defaults are 4 and 8.",
                        "--metadata: carries metadata along.",
                        "provider Minio: as AWS, but with the bucket in the path, as an endpoint by number needs it.",
                        "acl is one canned list for every object, so it is left out: nothing becomes public."),
                task ->
                        new Call(
                                words(
                                        "sync",
                                        "--checksum",
                                        "--fast-list",
                                        "--metadata",
                                        "--transfers",
                                        MANY,
                                        "--checkers",
                                        MANY,
                                        "--quiet",
                                        "both:" + task.source(),
                                        "both:" + task.target()),
                                Map.of(
                                        "RCLONE_CONFIG",
                                        task.folder().resolve("rclone.conf").toString(),
                                        "RCLONE_CONFIG_BOTH_TYPE",
                                        "s3",
                                        "RCLONE_CONFIG_BOTH_PROVIDER",
                                        "Minio",
                                        "RCLONE_CONFIG_BOTH_ENV_AUTH",
                                        "true",
                                        "RCLONE_CONFIG_BOTH_REGION",
                                        World.REGION,
                                        "RCLONE_CONFIG_BOTH_ENDPOINT",
                                        task.endpoint())));
    }

    private static Tool aws() {
        return new Tool(
                "aws",
                "aws",
                "--version",
                List.of(
                        "max_concurrent_requests 64 instead of 10, so that it waits for less.",
                        "--acl sets one canned list for every object, so it is left out: nothing becomes public."),
                task -> {
                    Files.writeString(
                            task.folder().resolve("aws.config"),
                            """
                            [default]
                            region = %s
                            s3 =
                              max_concurrent_requests = 64
                              addressing_style = path
                            """
                                    .formatted(World.REGION));
                    return new Call(
                            words(
                                    "--endpoint-url",
                                    task.endpoint(),
                                    "s3",
                                    "sync",
                                    "--delete",
                                    "--only-show-errors",
                                    "s3://" + task.source(),
                                    "s3://" + task.target()),
                            Map.of());
                });
    }

    private static Tool s3cmd() {
        return new Tool(
                "s3cmd",
                "s3cmd",
                "--version",
                List.of(
                        "It has no setting for requests in flight: one after the other.",
                        "Access lists are carried by default, with the check of MD5 sums."),
                task -> {
                    String host = task.endpoint().replaceFirst("^http://", "");
                    Files.writeString(
                            task.folder().resolve("s3cmd.config"),
                            """
                            [default]
                            host_base = %s
                            host_bucket = %s
                            use_https = False
                            bucket_location = %s
                            """
                                    .formatted(host, host, World.REGION));
                    return new Call(
                            words(
                                    "--config",
                                    task.folder().resolve("s3cmd.config").toString(),
                                    "--quiet",
                                    "sync",
                                    "--delete-removed",
                                    "s3://" + task.source() + "/",
                                    "s3://" + task.target() + "/"),
                            Map.of());
                });
    }

    private static Tool s3p() {
        return new Tool(
                "s3p",
                "s3p",
                "version",
                List.of(
                        "--overwrite: also copies what has another size; without it only what is missing.",
                        "It has no setting for an endpoint: the SDK's variable names it, where its SDK knows that.",
                        "It removes nothing; --acl sets one canned list, so it is left out: nothing becomes public."),
                task ->
                        new Call(
                                words(
                                        "sync",
                                        "--quiet",
                                        "--overwrite",
                                        "--bucket",
                                        task.source(),
                                        "--to-bucket",
                                        task.target()),
                                Map.of("AWS_ENDPOINT_URL", task.endpoint())));
    }

    private static List<String> words(String... words) {
        return new ArrayList<>(List.of(words));
    }
}
