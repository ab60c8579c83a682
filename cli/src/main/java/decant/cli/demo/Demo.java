package decant.cli.demo;

import decant.audit.Certificate;
import decant.audit.Finding;
import decant.backfill.BackfillReport;
import decant.backfill.Tally;
import decant.cli.ledger.SqliteLedger;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.cli.output.Progress;
import decant.cli.verb.Environment;
import decant.cli.verb.Follower;
import decant.ledger.RunIdentity;
import decant.store.Operation;
import decant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The story: a bucket with a past, the move while users write and visitors look, the closing pass, the proof. For one
 * run.
 */
final class Demo {
    private static final int FINDINGS_TOLD = 5;

    private final Scale scale;
    private final boolean chaos;
    private final long seed;
    private final Environment environment;
    private final Narrator narrator;
    private final Bystander bystander;

    /**
     * @param chaos whether requests fail while users write
     * @param seed decides about pictures, keys and what users do; the order in which things meet it does not decide
     */
    Demo(Scale scale, boolean chaos, long seed, Environment environment, Narrator narrator, Bystander bystander) {
        this.scale = scale;
        this.chaos = chaos;
        this.seed = seed;
        this.environment = environment;
        this.narrator = narrator;
        this.bystander = bystander;
    }

    /**
     * Plays it.
     *
     * @param state a file that is not there yet, for the ledger
     */
    DemoReport run(Path state) throws StoreException, InterruptedException {
        Instant begun = environment.clock().instant();
        SplittableRandom random = new SplittableRandom(seed);
        narrator.tell("Two S3 regions, a CDN and an account's functions are simulated in this process;");
        narrator.tell("what moves a bucket, and proves it, is what moves and proves yours. Seed " + seed + ".");
        try (DemoWorld world = DemoWorld.start(scale, chaos, environment.clock());
                Application application = new Application(scale, world.sourceClient(), world, random)) {
            fill(application, world);
            narrator.chapter(
                    "It moves to s3://%s in %s, and %d users go on writing"
                            .formatted(world.target().name(), world.target().region(), scale.users()));
            try (Move move = open(world);
                    Stranger stranger = new Stranger(world.targetClient(), application.secrets(), scale, random);
                    Visitors visitors =
                            new Visitors(
                                    world.places(),
                                    application.keys(),
                                    world.hidden(),
                                    scale,
                                    random,
                                    environment.clock())) {
                BackfillReport moved = moveWhileUsersWrite(move, application, world, visitors, state);
                BackfillReport closed = close(move, world, state);
                bystander.beforeTheProof(world);
                Certificate certificate = prove(move);
                stranger.stop();
                visitors.stop();
                return new DemoReport(
                        seed,
                        scale.users(),
                        moved,
                        application.writes().byDeed(),
                        world.requests().counts(),
                        move.copies().refused(),
                        move.figures().snapshot(),
                        closed,
                        new CallTable(move.gates().sourceCalls(), move.gates().targetCalls()),
                        stranger.sight(),
                        world.hidden().count(),
                        visitors.sight(),
                        world.cdn().figures(),
                        world.functions().slots(),
                        world.functions().figures(),
                        certificate,
                        Duration.between(begun, environment.clock().instant()));
            }
        }
    }

    private void fill(Application application, DemoWorld world) throws InterruptedException {
        narrator.chapter(
                "A bucket with a past: s3://%s in %s".formatted(world.source().name(), world.source().region()));
        long all = scale.pictures();
        try (Progress _ = narrator.showing(() -> List.of(uploaded(application.uploaded(), all)))) {
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

    private Move open(DemoWorld world) throws StoreException {
        Move move;
        try (Progress _ = narrator.showing(() -> List.of("canary objects ask the target what it honours"))) {
            move = Move.open(world, environment, seed);
        }
        narrator.say(CapabilityWords.of(move.pair().link().capabilities()));
        return move;
    }

    private BackfillReport moveWhileUsersWrite(
            Move move, Application application, DemoWorld world, Visitors visitors, Path state)
            throws StoreException, InterruptedException {
        world.beginThumbnails();
        application.beginWriting();
        if (chaos) {
            world.beginChaos(scale, seed);
            narrator.say("From now on one request in twenty-five fails, is done without an answer, or both.");
        }
        MoveProgress progress = new MoveProgress(narrator, move, application.writes(), world, visitors, scale);
        BackfillReport report;
        try (SqliteLedger ledger = ledger(world, state, "--acl preserve --follow listen");
                Follower follower = move.follow(ledger, scale.heartbeat());
                Progress shown = narrator.showing(() -> progress.lines(System.nanoTime()))) {
            try {
                follower.begin(shown::say);
                follower.awaitProof();
                report = move.pass(ledger, progress.counts());
                progress.passEnded();
                application.letWrite(scale.writesOn());
                application.stopWriting();
                move.settle(ledger, follower);
            } catch (StoreException | InterruptedException e) {
                follower.closeIfItEnded();
                throw e;
            }
        }
        narrator.say(
                "%s copied by the pass; the users wrote %s, told by events."
                        .formatted(
                                Figures.count(report.count(Tally.COPIED), "object"),
                                Figures.count(application.writes().total(), "time")));
        return report;
    }

    private BackfillReport close(Move move, DemoWorld world, Path state) throws StoreException, InterruptedException {
        narrator.chapter("The users have stopped. A closing pass looks at every key in every aspect");
        ClosingProgress progress = new ClosingProgress();
        BackfillReport report;
        try (SqliteLedger ledger = ledger(world, state, "--acl preserve --aspects all --delete-surplus");
                Progress _ = narrator.showing(progress::lines)) {
            report = move.closingPass(ledger, progress.counts());
        }
        narrator.say(
                "%s were missing, %s different, %s gone at the source; %s equal."
                        .formatted(
                                Figures.count(report.count(Tally.COPIED)),
                                Figures.count(report.count(Tally.REPAIRED)),
                                Figures.count(report.count(Tally.REMOVED)),
                                Figures.count(report.count(Tally.EQUAL))));
        report.removalsRefused().ifPresent(narrator::say);
        return report;
    }

    private Certificate prove(Move move) throws StoreException, InterruptedException {
        narrator.chapter("The proof, by code that shares no comparison with what moved the bucket");
        long before = looks(move);
        Queue<Finding> findings = new ConcurrentLinkedQueue<>();
        Certificate certificate;
        try (Progress _ = narrator.showing(() -> List.of("compared  " + Figures.count(looks(move) - before, "key")))) {
            certificate = move.prove(findings::add);
        }
        findings.stream()
                .limit(FINDINGS_TOLD)
                .forEach(finding -> narrator.say(Keys.shown(finding.key()) + ": " + finding.detail()));
        narrator.say(
                "%s compared in every aspect, %s listed once more by the AWS SDK."
                        .formatted(
                                Figures.count(certificate.deepKeys(), "key"),
                                Figures.count(certificate.relistedSpans(), "page")));
        narrator.tell("");
        return certificate;
    }

    private static long looks(Move move) {
        return move.gates().sourceCalls().of(Operation.LOOK).calls();
    }

    /** As {@code sync} keeps it: the second pass goes on in the file of the first. */
    private static SqliteLedger ledger(DemoWorld world, Path state, String options) {
        RunIdentity identity =
                new RunIdentity("s3://" + world.source().name() + "/", "s3://" + world.target().name() + "/", options);
        return SqliteLedger.open(state, identity, world.lateLanding());
    }
}
