package decant.cli.demo;

import decant.cli.output.Figures;
import decant.cli.verb.Environment;
import decant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The story: a bucket with a past, the move while users write and visitors look, the cutover, life at the target, the
 * end. For one run.
 */
final class Demo {
    /** Documents ask for five seconds; a machine with two cores may take longer. */
    private static final Duration REST = Duration.ofSeconds(8);

    private final Play play;
    private final Scale scale;
    private final Environment environment;
    private final Narrator narrator;
    private final Bystander bystander;
    private final Function<Scale, Regions> regions;

    /**
     * @param regions makes two empty buckets for the demo alone, which closes them
     */
    Demo(Play play, Environment environment, Narrator narrator, Bystander bystander, Function<Scale, Regions> regions) {
        this.play = play;
        this.scale = play.scale();
        this.environment = environment;
        this.narrator = narrator;
        this.bystander = bystander;
        this.regions = regions;
    }

    /**
     * Plays it.
     *
     * @param directory an empty one, for the migration's state
     */
    DemoReport run(Path directory) throws StoreException, InterruptedException {
        Instant begun = environment.clock().instant();
        SplittableRandom random = new SplittableRandom(play.seed());
        try (DemoWorld world = new DemoWorld(regions.apply(scale), scale, play.isRough(), environment.clock());
                Application application =
                        new Application(
                                scale,
                                world.sourceClient(),
                                world.targetClient(),
                                world,
                                world.regions().tellOfAccess(),
                                new UploadTimes(environment.clock()),
                                new Rest(play.isKilled() ? REST : Duration.ZERO, System::nanoTime),
                                random)) {
            narrator.tell(world.regions().words());
            narrator.tell(
                    "what moves a bucket, and proves it, is what moves and proves yours. Seed " + play.seed() + ".");
            fill(application, world);
            try (Stranger stranger = new Stranger(world.strangersClient(), application.secrets(), scale, random);
                    Visitors visitors =
                            new Visitors(
                                    world.places(),
                                    application.keys(),
                                    world.hidden(),
                                    scale,
                                    random,
                                    environment.clock())) {
                return move(new Cast(world, application, stranger, visitors), directory, begun);
            }
        }
    }

    /** Who takes part. */
    record Cast(DemoWorld world, Application application, Stranger stranger, Visitors visitors) {}

    private void fill(Application application, DemoWorld world) throws InterruptedException {
        narrator.chapter(
                "A bucket with a past: s3://%s in %s, far from its users"
                        .formatted(world.source().name(), world.source().region()));
        long all = scale.pictures();
        try (Narrator.Showing _ = narrator.showing(() -> List.of(uploaded(application.uploaded(), all)))) {
            application.fill();
        }
        narrator.say(
                "%s, %s of them public; %s in parts, %s with awkward keys."
                        .formatted(
                                Figures.count(all, "picture"),
                                Figures.count(application.open()),
                                Figures.count(scale.panoramas()),
                                Figures.count(AwkwardKeys.ALL.size())));
    }

    private String uploaded(long done, long all) {
        return "uploaded  %s  %s".formatted(Figures.count(done, "picture"), narrator.bar(done, all));
    }

    private DemoReport move(Cast cast, Path directory, Instant begun) throws StoreException, InterruptedException {
        DemoWorld world = cast.world();
        world.regions().invoke(world.functions());
        cast.application().beginWriting();
        if (play.chaos()) {
            world.regions().beginChaos(scale, play.seed());
            narrator.say("From now on one request in twenty-five fails, is done without an answer, or both.");
        }
        narrator.chapter(
                "decant migrate start: to s3://%s in %s, while %d users write"
                        .formatted(world.target().name(), world.target().region(), scale.users()));
        DemoProgress progress = new DemoProgress(narrator, cast);
        Ports ports = Ports.free();
        try (Narrator.Showing _ = narrator.showing(() -> progress.lines(System.nanoTime()));
                Operator operator = new Engines(play, cast, directory, environment).begin(ports, this::tell)) {
            world.regions().sendEvents(ports, play.seed());
            DemoReport.Way way = new Journey(play, cast, operator, narrator, bystander).go();
            narrator.chapter("The application looks through its bucket, picture by picture");
            Inventory.Result found = inventory(cast);
            if (way.finished()) {
                way = way.andEnded(operator.awaitEnd());
            }
            if (play.report().isPresent()) {
                operator.report(play.report().get(), cast.application().times());
            }
            Duration took = Duration.between(begun, environment.clock().instant());
            return DemoReport.of(play, way, cast, found, operator.kills(), took);
        }
    }

    /** What the migration says, but for how far it is, which is shown all the while. */
    private void tell(String line) {
        if (!line.isBlank() && !line.contains("gates open") && !line.startsWith("reading the settings")) {
            narrator.say(line);
        }
    }

    private static Inventory.Result inventory(Cast cast) throws InterruptedException {
        try (BucketClient client = cast.world().targetClient()) {
            return new Inventory(client).of(cast.application().drawings());
        }
    }
}
