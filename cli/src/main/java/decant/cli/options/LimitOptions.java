package decant.cli.options;

import picocli.CommandLine.Option;

/** Hard limits at each side, beyond the limit that is found by itself. */
public final class LimitOptions {
    @Option(
            names = "--max-requests-per-second",
            paramLabel = "N",
            description = "Requests that may begin each second at one side, copies included.")
    private int maxRequestsPerSecond = Integer.MAX_VALUE;

    @Option(names = "--max-copies-per-second", paramLabel = "N", description = "Copies that may begin each second.")
    private int maxCopiesPerSecond = Integer.MAX_VALUE;

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            description = "Requests in flight at one side. Default: 256.")
    private int maxConcurrency = 256;

    public int maxRequestsPerSecond() {
        return maxRequestsPerSecond;
    }

    public int maxCopiesPerSecond() {
        return maxCopiesPerSecond;
    }

    public int maxConcurrency() {
        return maxConcurrency;
    }
}
