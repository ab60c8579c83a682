package decant.cli.demo;

import decant.audit.Certificate;
import decant.audit.Finding;
import decant.backfill.BackfillReport;
import decant.backfill.Tally;
import decant.cli.ledger.SqliteLedger;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.cli.output.Progress;
import decant.flow.Ticker;
import decant.ledger.Ledger;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import decant.store.Operation;
import decant.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The story: a bucket with a past, the move while users write, the closing pass, the proof. For one run. */
final class Demo {
    private static final int FINDINGS_TOLD = 5;

    private final Scale scale;
    private final long seed;
    private final Clock clock;
    private final Ticker ticker;
    private final Narrator narrator;
    private final Bystander bystander;

    /**
     * @param seed decides about pictures, keys and what users do; the order in which things meet it does not decide
     */
    Demo(Scale scale, long seed, Clock clock, Ticker ticker, Narrator narrator, Bystander bystander) {
        this.scale = scale;
        this.seed = seed;
        this.clock = clock;
        this.ticker = ticker;
        this.narrator = narrator;
        this.bystander = bystander;
    }

    /**
     * Plays it.
     *
     * @param state a file that is not there yet, for the ledger
     */
    DemoReport run(Path state) throws StoreException, InterruptedException {
        Instant begun = clock.instant();
        SplittableRandom random = new SplittableRandom(seed);
        narrator.tell("Two S3 regions are simulated in this process; what moves a bucket from one to");
        narrator.tell("the other, and proves it, is what moves and proves yours. Seed " + seed + ".");
        try (DemoWorld world = DemoWorld.start(scale);
                Application application = new Application(scale, world.sourceClient(), random)) {
            fill(application, world);
            narrator.chapter(
                    "It moves to s3://%s in %s, and %d users go on writing"
                            .formatted(world.target().name(), world.target().region(), scale.users()));
            try (Move move = open(world);
                    Stranger stranger = new Stranger(world.targetClient(), application.secrets(), scale, random)) {
                BackfillReport moved = moveWhileUsersWrite(move, application, world, state);
                BackfillReport closed = close(move, world, state);
                bystander.beforeTheProof(world);
                Certificate certificate = prove(move);
                stranger.stop();
                return new DemoReport(
                        seed,
                        scale.users(),
                        moved,
                        application.writes().byDeed(),
                        move.copies().refused(),
                        closed,
                        new CallTable(move.gates().sourceCalls(), move.gates().targetCalls()),
                        stranger.sight(),
                        certificate,
                        Duration.between(begun, clock.instant()));
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
            move = Move.open(world, clock, ticker, seed);
        }
        narrator.say(CapabilityWords.of(move.pair().link().capabilities()));
        return move;
    }

    private BackfillReport moveWhileUsersWrite(Move move, Application application, DemoWorld world, Path state)
            throws StoreException, InterruptedException {
        application.beginWriting();
        MoveProgress progress = new MoveProgress(narrator, move, application.writes(), scale.pictures());
        BackfillReport report;
        try (Ledger ledger = ledger(world, state, "--acl preserve");
                Progress _ = narrator.showing(() -> progress.lines(System.nanoTime()))) {
            report = move.pass(ledger, progress.counts());
        }
        application.stopWriting();
        narrator.say(
                "%s copied; meanwhile the users wrote %s."
                        .formatted(
                                Figures.count(report.count(Tally.COPIED), "object"),
                                Figures.count(application.writes().total(), "time")));
        return report;
    }

    private BackfillReport close(Move move, DemoWorld world, Path state) throws StoreException, InterruptedException {
        narrator.chapter("The users have stopped. A closing pass looks at every key in every aspect");
        ClosingProgress progress = new ClosingProgress();
        BackfillReport report;
        try (Ledger ledger = ledger(world, state, "--acl preserve --aspects all --delete-surplus");
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
    private static Ledger ledger(DemoWorld world, Path state, String options) {
        RunIdentity identity =
                new RunIdentity("s3://" + world.source().name() + "/", "s3://" + world.target().name() + "/", options);
        return SqliteLedger.open(state, identity, Policy.DEFAULT_LATE_LANDING);
    }
}
