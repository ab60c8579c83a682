package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.flow.BytesCap;
import decant.flow.Caps;
import decant.flow.Ticker;
import picocli.CommandLine.Option;

/** Hard limits at each side, beyond the limit that is found by itself. */
public final class LimitOptions {
    @Option(
            names = "--max-requests-per-second",
            paramLabel = "N",
            description = "Requests that may begin each second at one side, copies included.")
    private int maxRequestsPerSecond = Caps.UNLIMITED;

    @Option(names = "--max-copies-per-second", paramLabel = "N", description = "Copies that may begin each second.")
    private int maxCopiesPerSecond = Caps.UNLIMITED;

    @Option(
            names = "--max-concurrency",
            paramLabel = "N",
            description = "Requests in flight at one side. Default: 256.")
    private int maxConcurrency = Caps.DEFAULT_CONCURRENCY;

    @Option(
            names = "--max-bytes-per-second",
            paramLabel = "N",
            description = "Bytes that may pass through this machine each second, where copies do.")
    private long maxBytesPerSecond = BytesCap.UNLIMITED;

    /** What holds bytes that pass through this machine. */
    public BytesCap bytes(Ticker ticker) {
        try {
            return new BytesCap(maxBytesPerSecond, ticker);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(String.valueOf(e.getMessage()));
        }
    }

    /** What was chosen. */
    public Caps caps() {
        try {
            return new Caps(maxRequestsPerSecond, maxCopiesPerSecond, maxConcurrency);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(String.valueOf(e.getMessage()));
        }
    }
}
