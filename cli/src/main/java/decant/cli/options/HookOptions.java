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
            names = "--hook-cdn",
            paramLabel = "PROGRAM",
            description =
                    "Have this change what visitors read: DECANT_ACT says target-first, target-only, source-first or"
                            + " source-only, or forget with the keys in DECANT_KEYS_FILE, or all of them where"
                            + " DECANT_EVERYTHING is yes. It may be asked for the same again.")
    private @Nullable String cdn;

    @Option(
            names = "--hook-switch-writers",
            paramLabel = "PROGRAM",
            description =
                    "Have this move the application's writers: DECANT_ACT says target, or source on the way back. It"
                            + " may be asked for the same again.")
    private @Nullable String switchWriters;

    @Option(
            names = "--hook-freeze",
            paramLabel = "PROGRAM",
            description =
                    "Have this close the source to the application's writes once the target has them: DECANT_ACT says"
                            + " freeze, or thaw on the way back. What Decant carries back must get through.")
    private @Nullable String freeze;

    @Option(
            names = "--hook-timeout",
            paramLabel = "TIME",
            description = "A hook that takes longer has failed. Default: 1m.")
    private @Nullable String timeout;

    /** What to run before each change of phase. */
    public Optional<String> onTransition() {
        return Optional.ofNullable(onTransition);
    }

    /** What changes what visitors read. */
    public Optional<String> cdn() {
        return Optional.ofNullable(cdn);
    }

    /** What moves the application's writers. */
    public Optional<String> switchWriters() {
        return Optional.ofNullable(switchWriters);
    }

    /** What closes the source to the application's writes. */
    public Optional<String> freeze() {
        return Optional.ofNullable(freeze);
    }

    /** How long a hook may take. */
    public Duration timeout() {
        return timeout == null ? DEFAULT_TIMEOUT : DurationForm.read("--hook-timeout", timeout);
    }
}
