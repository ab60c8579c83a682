package decant.cli.options;

import decant.cli.brake.BrakeWatch;
import decant.cli.brake.PageReadout;
import decant.cli.brake.QuietHours;
import decant.cli.brake.Readout;
import decant.cli.ending.Refusal;
import decant.flow.Pressure;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What holds passes back for the sake of production. Changes that users make are carried all the same. */
public final class BrakeOptions {
    private static final double DEFAULT_BOUND = 0.8;

    @Option(
            names = "--flag-file",
            paramLabel = "FILE",
            description = "While this file is there, passes rest where they are. Changes are followed all the same.")
    private @Nullable Path flagFile;

    @Option(
            names = "--hold-url",
            paramLabel = "URL",
            description = "Ask this every second: passes go on while it is answered with 200, and rest otherwise.")
    private @Nullable String holdUrl;

    @Option(
            names = "--pressure-url",
            paramLabel = "URL",
            description =
                    "Ask this every second for a number, such as the share of the account's concurrency in use: above"
                            + " --max-pressure passes make fewer changes, until it is below.")
    private @Nullable String pressureUrl;

    @Option(
            names = "--max-pressure",
            paramLabel = "NUMBER",
            description = "Pressure from which on passes give way. Default: 0.8.")
    private double maxPressure = DEFAULT_BOUND;

    @Option(
            names = "--quiet-hours",
            paramLabel = "HH:MM-HH:MM[,...]",
            description = "Hours of each day in which passes rest, by this machine's time zone.")
    private @Nullable String quietHours;

    /** All of it. */
    public BrakeWatch.Reasons reasons() {
        if (!(maxPressure > 0)) {
            throw Refusal.usage("--max-pressure is a number above 0, not " + maxPressure + ".");
        }
        return new BrakeWatch.Reasons(
                Optional.ofNullable(flagFile),
                page("--hold-url", holdUrl),
                hours(),
                page("--pressure-url", pressureUrl),
                new Pressure(maxPressure));
    }

    private QuietHours hours() {
        try {
            return quietHours == null ? QuietHours.NONE : QuietHours.read(quietHours);
        } catch (IllegalArgumentException _) {
            throw Refusal.usage(
                    "--quiet-hours are such as 08:00-10:30 or 08:00-10:30,18:00-23:00, not \"" + quietHours + "\".");
        }
    }

    private static Optional<Readout> page(String option, @Nullable String typed) {
        if (typed == null) {
            return Optional.empty();
        }
        try {
            URI page = URI.create(typed);
            if (page.getHost() != null && ("http".equals(page.getScheme()) || "https".equals(page.getScheme()))) {
                return Optional.of(new PageReadout(page));
            }
        } catch (IllegalArgumentException _) {
            // Said below.
        }
        throw Refusal.usage(option + " is an address such as http://localhost:9000/go, not \"" + typed + "\".");
    }
}
