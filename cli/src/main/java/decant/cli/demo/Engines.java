package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.buckets.S3Buckets;
import decant.cli.cutover.Course;
import decant.cli.cutover.CutoverHooks;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.simulator.functions.Thumbnails;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Begins a demo's migration, within this process or as one that is killed.
 *
 * @param directory an empty one, for the migration's state
 * @param here what this process has of the world
 */
record Engines(Play play, Demo.Cast cast, Path directory, Environment here) {
    /** The application's users wait for what they wrote last. */
    private static final String HOOK_TIMEOUT = "10m";

    /**
     * Begins it.
     *
     * @param said takes what it says, a line each
     */
    Operator begin(Ports ports, Consumer<String> said) {
        DemoWorld world = cast.world();
        List<String> words = new ArrayList<>(world.pair());
        words.addAll(options(ports));
        words.addAll(List.of("--state", Operator.state(directory).toString()));
        List<String> unsigned = new ArrayList<>(world.pair());
        // The account's key is given to what opens the buckets.
        unsigned.add("--no-sign-request");
        Engine engine = play.isKilled() ? apart(words, said) : within(words, said);
        Operator operator = new Operator(unsigned, directory, at(OutputStream.nullOutputStream()), engine, said);
        if (play.isKilled()) {
            operator.tell(cast.application().rest());
        }
        return operator;
    }

    private List<String> options(Ports ports) {
        DemoWorld world = cast.world();
        Scale scale = play.scale();
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--follow",
                                "listen:" + ports.source(),
                                "--reverse-follow",
                                "listen:" + ports.target()));
        options.addAll(List.of("--heartbeat", scale.heartbeat() ? "on" : "off", "--max-lag", world.regions().maxLag()));
        // Whoever sends events here tries again after a tenth of a second.
        options.addAll(List.of("--drain-quiet", scale.drainQuiet().toSeconds() + "s"));
        options.addAll(List.of("--late-landing", Long.toString(scale.lateLanding().toSeconds())));
        options.addAll(List.of("--transfer", "server-side"));
        options.addAll(List.of("--delete-surplus", "--max-delete", "50%", "--max-removals", "100%"));
        options.addAll(List.of("--exclude", Thumbnails.FOLDER + "*"));
        options.addAll(List.of("--pressure-url", world.functions().pressurePage().toString()));
        options.add("--dashboard=" + play.dashboard());
        options.addAll(world.regions().options());
        return options;
    }

    private Engine within(List<String> words, Consumer<String> said) {
        CutoverHooks others =
                new CutoverHooks(
                        Optional.of(cast.world().delivery()), Optional.of(sessions()), Optional.empty(), Map.of());
        List<String> all = new ArrayList<>(words);
        all.add("--no-sign-request");
        return new EngineWithin(all, others, at(new LineStream(said)));
    }

    private Sessions sessions() {
        return new Sessions(cast.application(), cast.world().allowances());
    }

    private Environment at(OutputStream shown) {
        PrintStream lines = new PrintStream(shown, true, UTF_8);
        return new Environment(
                new Console(lines, lines, false),
                here.clock(),
                here.ticker(),
                here.random(),
                new SignedBuckets(new S3Buckets(here.clock(), here.random()), cast.world()::signed),
                here.queues(),
                directory,
                here.directory());
    }

    private Engine apart(List<String> words, Consumer<String> said) {
        HookDesk desk =
                new HookDesk(
                        made("hooks"), Map.of("cdn", new DeliveryHook(cast.world().delivery()), "writers", sessions()));
        List<String> all = new ArrayList<>(play.kills().program());
        all.addAll(List.of("migrate", "start"));
        all.addAll(words);
        all.addAll(List.of("--hook-cdn", desk.program("cdn").toString()));
        all.addAll(List.of("--hook-switch-writers", desk.program("writers").toString()));
        all.addAll(List.of("--hook-timeout", HOOK_TIMEOUT));
        Path state = Operator.state(directory);
        EngineApart.Surroundings surroundings =
                new EngineApart.Surroundings(
                        secrets(),
                        made("apart"),
                        () -> Operator.course(state) == Course.FINISHED,
                        cast.application().rest());
        return new EngineApart(
                all, surroundings, desk, new Killer(play.kills().oneIn(), new SplittableRandom(play.seed())), said);
    }

    private Map<String, String> secrets() {
        var account = cast.world().source().account();
        return Map.of(
                "AWS_ACCESS_KEY_ID", account.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", account.secretAccessKey(),
                "AWS_CONFIG_FILE", directory.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", directory.resolve("none").toString(),
                "AWS_EC2_METADATA_DISABLED", "true");
    }

    private Path made(String name) {
        try {
            return Files.createDirectory(directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
