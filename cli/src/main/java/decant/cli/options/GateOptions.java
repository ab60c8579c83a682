package decant.cli.options;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What has to hold before a migration goes on, beside what always has to. */
public final class GateOptions {
    /** How both sides are verified. */
    public enum Depth {
        LISTED,
        DEEP
    }

    private static final Duration DEFAULT_MAX_LAG = Duration.ofSeconds(5);

    /**
     * A queue is asked every 15 s how much waits in it, and hides for a minute what a follower had in hand that was
     * killed: for longer than that nothing may have waited.
     */
    private static final Duration DEFAULT_DRAIN_QUIET = Duration.ofSeconds(75);

    @Option(
            names = "--max-lag",
            paramLabel = "TIME",
            description = "Lag from which on the target is not close enough, such as 5s. Default: 5s.")
    private @Nullable String maxLag;

    @Option(
            names = "--drain-quiet",
            paramLabel = "TIME",
            description =
                    "For how long no event may be left before a cutover goes on from its drain: longer than whoever"
                            + " hands on the events may hold one back. Default: 75s, for a queue that hides for 60s"
                            + " what was in hand.")
    private @Nullable String drainQuiet;

    @Option(
            names = "--gate-verify",
            paramLabel = "listed|deep",
            description =
                    "Verify contents by both listings, or look at metadata, tags and access lists of every key as well."
                            + " Default: deep.")
    private Depth depth = Depth.DEEP;

    @Option(
            names = "--hold-file",
            paramLabel = "FILE",
            description = "While this file is there, no further step is begun. Changes are followed all the same.")
    private @Nullable Path holdFile;

    /** Lag from which on the target is not close enough. */
    public Duration maxLag() {
        return maxLag == null ? DEFAULT_MAX_LAG : DurationForm.read("--max-lag", maxLag);
    }

    /** For how long no event may be left before a cutover goes on. */
    public Duration drainQuiet() {
        return drainQuiet == null ? DEFAULT_DRAIN_QUIET : DurationForm.read("--drain-quiet", drainQuiet);
    }

    /** Whether every key is looked at in every aspect. */
    public boolean isDeep() {
        return depth == Depth.DEEP;
    }

    /** The file that holds it back. */
    public Optional<Path> holdFile() {
        return Optional.ofNullable(holdFile);
    }
}
