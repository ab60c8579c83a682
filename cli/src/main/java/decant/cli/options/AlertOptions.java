package decant.cli.options;

import decant.cli.alert.AlertPlan;
import decant.cli.alert.Bounds;
import decant.cli.alert.Channel;
import decant.cli.alert.Command;
import decant.cli.alert.Webhook;
import decant.cli.ending.Refusal;
import decant.cli.migration.ProgramHook;
import decant.cli.output.Version;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is told when somebody should look. */
public final class AlertOptions {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DEFAULT_BLOCKED = Duration.ofMinutes(15);
    private static final Duration DEFAULT_BOUND = Duration.ofMinutes(1);

    @Option(
            names = "--alert-webhook",
            paramLabel = "URL",
            description =
                    "Post a JSON document here when somebody should look, and when that is over: keys parked, a gate"
                            + " that stays closed, lag, exposure, the budget, passes held back. Of the address only the"
                            + " host is ever printed.")
    private @Nullable String webhook;

    @Option(
            names = "--alert-command",
            paramLabel = "PROGRAM",
            description = "Run this then, with the message in its environment (DECANT_ALERT, ...).")
    private @Nullable String command;

    @Option(
            names = "--alert-timeout",
            paramLabel = "TIME",
            description = "A webhook or program that takes longer has failed, and is tried again. Default: 10s.")
    private @Nullable String timeout;

    @Option(
            names = "--alert-blocked-after",
            paramLabel = "TIME",
            description = "Tell when everything is done but for a gate that stays closed for so long. Default: 15m.")
    private @Nullable String blockedAfter;

    @Option(
            names = "--alert-max-lag",
            paramLabel = "TIME",
            description = "Tell when the target is farther behind than this. Default: 1m.")
    private @Nullable String maxLag;

    @Option(
            names = "--alert-max-exposure",
            paramLabel = "TIME",
            description =
                    "Tell when something that was made less public stayed open at the target for longer. Default: 1m.")
    private @Nullable String maxExposure;

    /** All of it. */
    public AlertPlan plan() {
        List<Channel> channels = new ArrayList<>();
        Duration patience = time("--alert-timeout", timeout, DEFAULT_TIMEOUT);
        if (webhook != null) {
            channels.add(new Webhook(page(webhook), patience, Version.NUMBER));
        }
        if (command != null) {
            channels.add(new Command(new ProgramHook(command, patience), Version.NUMBER));
        }
        Bounds bounds =
                new Bounds(
                        time("--alert-blocked-after", blockedAfter, DEFAULT_BLOCKED),
                        time("--alert-max-lag", maxLag, DEFAULT_BOUND),
                        time("--alert-max-exposure", maxExposure, DEFAULT_BOUND));
        return new AlertPlan(channels, bounds);
    }

    private static Duration time(String option, @Nullable String typed, Duration otherwise) {
        return typed == null ? otherwise : DurationForm.read(option, typed);
    }

    /** What is wrong with it is said without quoting it. */
    private static URI page(String typed) {
        try {
            URI page = URI.create(typed);
            if (page.getHost() != null && ("http".equals(page.getScheme()) || "https".equals(page.getScheme()))) {
                return page;
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw Refusal.usage("--alert-webhook is an address that begins with https:// or http:// and a host.");
    }
}
