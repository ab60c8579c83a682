package decant.cli.options;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Programs of the operator's that are run on the way. */
public final class HookOptions {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

    @Option(
            names = "--hook-on-transition",
            paramLabel = "PROGRAM",
            description =
                    "Run this before each change of phase; what it is about stands in its environment (DECANT_PHASE,"
                            + " DECANT_NEXT, DECANT_SOURCE, DECANT_TARGET). If it fails, the phase does not change, and"
                            + " it is run again a moment later.")
    private @Nullable String onTransition;

    @Option(
            names = "--hook-timeout",
            paramLabel = "TIME",
            description = "A hook that takes longer has failed. Default: 1m.")
    private @Nullable String timeout;

    /** What to run before each change of phase. */
    public Optional<String> onTransition() {
        return Optional.ofNullable(onTransition);
    }

    /** How long a hook may take. */
    public Duration timeout() {
        return timeout == null ? DEFAULT_TIMEOUT : DurationForm.read("--hook-timeout", timeout);
    }
}
