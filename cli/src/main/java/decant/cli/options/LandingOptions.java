package decant.cli.options;

import decant.cli.ending.Refusal;
import decant.reconcile.Policy;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a request may be under way. */
public final class LandingOptions {
    @Option(
            names = "--late-landing",
            paramLabel = "SECONDS",
            description =
                    "How long a request without an answer may still take effect at the target; what a killed run had"
                            + " under way is compared again after it. Default: 300.")
    private long seconds = Policy.DEFAULT_LATE_LANDING.toSeconds();

    /** The longest time after which a request without an answer can still take effect. */
    public Duration lateLanding() {
        if (seconds < 0) {
            throw Refusal.usage("--late-landing is a number of seconds, not " + seconds + ".");
        }
        return Duration.ofSeconds(seconds);
    }
}
