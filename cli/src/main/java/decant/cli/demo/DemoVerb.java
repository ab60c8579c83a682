package decant.cli.demo;

import decant.cli.ending.Ending;
import decant.cli.ending.Refusal;
import decant.cli.verb.Environment;
import decant.cli.verb.Verb;
import decant.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant demo}. */
@Command(
        name = "demo",
        description = {
            "Watch a live bucket being moved, in a world made for it.",
            "Two regions, a CDN and an account's functions are simulated in this process; nothing is asked of AWS, and"
                    + " nothing is left behind."
        },
        sortOptions = false)
public final class DemoVerb extends Verb {
    private static final int SEEDS = 1_000_000;

    /** A program that is begun anew some twenty times. */
    private static final int LONGER_BY_KILLS = 4;

    @Option(names = "--fast", description = "A small bucket and no latency: about a minute, for tests.")
    private boolean fast;

    @Option(
            names = "--size",
            paramLabel = "N",
            description = "Pictures in the bucket: 100 to 10,000. Default: 2,000, and 300 with --fast.")
    private @Nullable Integer size;

    @Option(
            names = "--chaos",
            description =
                    "One request in twenty-five fails until both sides agree: 500, 503 SlowDown, a reset, or done"
                            + " without an answer.")
    private boolean chaos;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides about pictures, keys and what users do. Default: another one each time.")
    private @Nullable Long seed;

    @Option(names = "--rollback", description = "The application goes over, back to the source, and over again.")
    private boolean rollback;

    @Option(
            names = "--kill",
            description =
                    "What moves the bucket is a process of its own: killed in each of its steps, as kill -9 does, and"
                            + " begun again.")
    private boolean kill;

    @Option(
            names = "--dashboard",
            paramLabel = "[HOST:]PORT",
            description = "Where the migration's page is while it lasts. Default: a free port of this machine.")
    private String dashboard = Play.ANY_PORT;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the migration's report, one page of HTML, when all is over.")
    private @Nullable Path report;

    private final Bystander bystander;

    public DemoVerb() {
        this(Bystander.NOBODY);
    }

    DemoVerb(Bystander bystander) {
        this.bystander = bystander;
    }

    @Override
    public String name() {
        return "demo";
    }

    @Override
    public Ending run(Environment environment) throws StoreException, InterruptedException {
        Narrator narrator = new Narrator(environment.console(), progressForm(environment.console()));
        long used = seed == null ? environment.random().nextInt(SEEDS) : seed;
        Optional<Path> page = Optional.ofNullable(report).map(environment.directory()::resolve);
        Play play = new Play(scale(), chaos, rollback, kill ? Kills.EACH_STEP : Kills.NONE, used, dashboard, page);
        Demo demo = new Demo(play, environment, narrator, bystander, SimulatedRegions::start);
        Path directory = temporaryDirectory();
        try {
            DemoReport report = demo.run(directory);
            return new Ending(report.exitCode(), report.lines(), report.document());
        } finally {
            remove(directory);
        }
    }

    private Scale scale() {
        Scale scale = fast ? Scale.FAST : Scale.STORY;
        if (kill) {
            scale = scale.longer(LONGER_BY_KILLS);
        }
        if (size == null) {
            return scale;
        }
        if (size < Scale.LEAST_PICTURES || size > Scale.MOST_PICTURES) {
            throw Refusal.usage(
                    "--size is a number of pictures from %,d to %,d, not %d."
                            .formatted(Scale.LEAST_PICTURES, Scale.MOST_PICTURES, size));
        }
        return scale.withPictures(size);
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("decant-demo");
        } catch (IOException e) {
            throw Refusal.file("A temporary directory cannot be made (" + e.getMessage() + ").");
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw Refusal.file("The temporary directory " + directory + " cannot be removed (" + e.getMessage() + ").");
        }
    }
}
