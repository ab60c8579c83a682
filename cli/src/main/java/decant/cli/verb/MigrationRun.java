package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.cli.alert.AlertDesk;
import decant.cli.alert.AlertPlan;
import decant.cli.brake.BrakeRun;
import decant.cli.brake.BrakeWatch;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.budget.BudgetPlan;
import decant.cli.budget.CarriedCopies;
import decant.cli.budget.Spending;
import decant.cli.cutover.Course;
import decant.cli.cutover.Cutover;
import decant.cli.cutover.CutoverAnswers;
import decant.cli.cutover.CutoverHooks;
import decant.cli.cutover.CutoverRecord;
import decant.cli.cutover.Journal;
import decant.cli.cutover.NarrowedKeys;
import decant.cli.ending.Refusal;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.QueueSession;
import decant.cli.follow.UnneededQueue;
import decant.cli.history.Recorder;
import decant.cli.ledger.EventRows;
import decant.cli.ledger.SqliteLedger;
import decant.cli.links.LinkBack;
import decant.cli.links.OpenLink;
import decant.cli.migration.Hook;
import decant.cli.migration.Migration;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.PhaseChanges;
import decant.cli.migration.TouchedKeys;
import decant.cli.migration.Unreturned;
import decant.cli.options.DashboardOptions;
import decant.cli.options.EventPlace;
import decant.cli.options.StateOptions;
import decant.cli.output.Progress;
import decant.ledger.RunIdentity;
import decant.migration.GateBoard;
import decant.reconcile.KeyClaims;
import decant.s3.TransferOptions;
import decant.s3.plan.AclPlan;
import decant.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A migration in this process: opens everything, and keeps it at work until it is stopped. */
final class MigrationRun {
    /**
     * What is asked for.
     *
     * @param removals from the target by the closing pass
     * @param drainQuiet for how long no event may be left before a cutover goes on from its drain
     * @param holdFile holds back the next step while it is there
     * @param brake what holds its passes back
     * @param budget what may be spent
     * @param alerts who is told when somebody should look
     * @param state file that keeps it all
     * @param dashboard where a page shows it
     * @param untilConverged whether it ends when every gate is open
     * @param back how to get back after a cutover
     * @param others what others do in it
     */
    record Wishes(
            Follower.Plan plan,
            RemovalLimit removals,
            Duration maxLag,
            Duration drainQuiet,
            boolean deep,
            Optional<Path> holdFile,
            Optional<Hook> hook,
            BrakeWatch.Reasons brake,
            BudgetPlan budget,
            AlertPlan alerts,
            Path state,
            Optional<DashboardOptions.Place> dashboard,
            boolean untilConverged,
            WayBack back,
            CutoverHooks others) {}

    /**
     * How to get back.
     *
     * @param plan how the target is followed; empty where nobody said where its events come from
     * @param state file of that link
     * @param lateLanding after which nothing lands any more that an earlier process had asked for
     */
    record WayBack(Optional<Follower.Plan> plan, Path state, RunIdentity identity, Duration lateLanding) {}

    /** For so long whoever asked for the end may hear that it has come. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final PassVerb verb;
    private final Environment environment;
    private final SqliteLedger ledger;
    private final Wishes wishes;
    private final Gates gates;
    private final FollowFigures figures;
    private final CarriedCopies carried = new CarriedCopies();
    private final KeyClaims claims = new KeyClaims();
    private final NarrowedKeys narrowed = new NarrowedKeys();
    private final ProgressLines said = new ProgressLines();
    private volatile Map<String, Object> ended = Map.of();

    MigrationRun(PassVerb verb, Environment environment, SqliteLedger ledger, Wishes wishes) {
        this.verb = verb;
        this.environment = environment;
        this.ledger = ledger;
        this.wishes = wishes;
        this.gates = verb.gates(environment);
        this.figures = new FollowFigures(environment.clock());
    }

    /** Runs until it is stopped or fails, until it is finished, or until both sides have converged if that is asked. */
    void run() throws StoreException, InterruptedException {
        try (RunMemory memory = new RunMemory(ledger, latency(), carried, gates, environment.clock())) {
            if (memory.cutovers().course() == Course.FINISHED) {
                throw Refusal.harm(
                        "This migration is finished: 'decant migrate report' tells of it. Another one between the two"
                                + " buckets takes another --state.");
            }
            try (BackLedger backLedger = backLedger();
                    MigrationPorts ports = listen(memory.cutovers(), backLedger);
                    OpenPair pair = verb.openBeforeLeave(environment, Purpose.WRITE, gates).copying(carried::around)) {
                gates.refusePasses();
                AclPlan acl = verb.plan(pair, Purpose.WRITE);
                OpenLink forward = OpenLink.forward(pair, gates, verb.policy(pair, acl));
                Spending spending = memory.spending(pair, wishes.budget());
                Stragglers stragglers =
                        new Stragglers(verb.listening(environment, figures), memory.cutovers(), environment.clock());
                TouchedKeys touched = new TouchedKeys(stragglers);
                MigrationLinks.Setting setting = links(forward, ports, backLedger, memory);
                try (MigrationLinks links = new MigrationLinks(setting, figures, touched, narrowed, said)) {
                    MigrationSteps steps = steps(forward, links, memory, touched);
                    PhaseChanges phases = phases(forward);
                    Migration migration = migration(steps, phases, memory);
                    MigrationCrossing crossing =
                            new MigrationCrossing(
                                    steps, links, phases, memory.record(), figures, migration::gates, stragglers);
                    Cutover cutover = cutover(crossing, memory);
                    MigrationView view =
                            new MigrationView(
                                    verb,
                                    environment,
                                    wishes,
                                    ledger,
                                    gates,
                                    figures,
                                    steps,
                                    phases,
                                    migration,
                                    cutover,
                                    spending);
                    Keeping keeping = new Keeping(migration, cutover, crossing, links, wishes.untilConverged(), said);
                    run(forward, links, view, keeping, memory, acl.notes());
                }
            }
        }
    }

    private void run(
            OpenLink forward,
            MigrationLinks links,
            MigrationView view,
            Keeping keeping,
            RunMemory memory,
            List<String> notes)
            throws StoreException, InterruptedException {
        MigrationAnswers answering = view.answers();
        memory.begin(view.migration(), view.phases());
        try (Recorder recorder = Recorder.start(ledger.history(), PairVerb.threads(), environment.clock());
                Progress progress =
                        Progress.show(
                                verb.progressForm(environment.console()), environment.console(), answering::lines);
                Showing showing =
                        Showing.open(
                                wishes,
                                view.watched(forward.control(), recorder, said),
                                new CutoverAnswers(
                                        view.cutover(),
                                        view.migration()::closeAgain,
                                        memory.answers(answering, view.spending(), recorder)),
                                figures,
                                environment);
                BrakeRun _ = BrakeRun.start(view.brake(), PairVerb.threads());
                AlertDesk _ = view.alerts(said)) {
            said.sayTo(line -> {
                progress.say(line);
                recorder.say(line);
            });
            showing.sentence().ifPresent(said);
            notes.forEach(said);
            forward.pair().transfer().ifPresent(way -> said.accept(way.sentence()));
            gates.opening(view.phases()::read);
            keeping.open();
            recorder.take(view.sampler());
            keeping.keepAtIt();
            if (view.cutover().course() == Course.FINISHED) {
                rest(LAST_WORDS);
            }
        } catch (StoreException | InterruptedException e) {
            links.closeThoseThatEnded();
            throw e;
        } finally {
            ended = answering.lastStatus().document();
        }
    }

    private Path latency() {
        return StateOptions.ofLatency(environment.stateHome(), ledger.identity());
    }

    private PhaseChanges phases(OpenLink forward) {
        return new PhaseChanges(
                forward.control(), verb.sourceName(), verb.targetName(), wishes.hook(), environment.clock());
    }

    private Migration migration(MigrationSteps steps, PhaseChanges phases, RunMemory memory) {
        return new Migration(
                steps,
                memory.record(),
                new GateBoard(wishes.maxLag()),
                phases,
                this::heldBy,
                environment.clock(),
                time -> PairVerb.sleepUntil(environment, time),
                said);
    }

    private Cutover cutover(MigrationCrossing crossing, RunMemory memory) {
        return new Cutover(
                crossing,
                memory.cutovers(),
                wishes.others(),
                narrowed,
                new Journal(said),
                environment.clock(),
                this::rest,
                wishes.drainQuiet());
    }

    private BackLedger backLedger() {
        WayBack back = wishes.back();
        return new BackLedger(back.state(), back.identity(), back.lateLanding());
    }

    /**
     * From here on no store is left without a receiver; a port that is taken, or a queue that is not there, is told
     * before anything begins.
     */
    private MigrationPorts listen(CutoverRecord cutovers, BackLedger backLedger) throws StoreException {
        Optional<Follower.Plan> back = wishes.back().plan();
        if (back.isPresent() && back.get().place() instanceof EventPlace.Queue(var url, var deadLetters)) {
            QueueSession.require(url, deadLetters, back.get().source(), environment.clock());
        }
        Optional<EventRows> needed =
                cutovers.mayBeAtTarget() ? Optional.of(backLedger.open().events()) : Optional.empty();
        return MigrationPorts.open(wishes.plan().place(), ledger.events(), back.map(Follower.Plan::place), needed);
    }

    private MigrationLinks.Setting links(
            OpenLink forward, MigrationPorts ports, BackLedger backLedger, RunMemory memory) {
        return new MigrationLinks.Setting(
                environment,
                forward,
                wishes.plan().withoutMetrics(),
                new LinkBack(
                        verb.sourceSettings(),
                        verb.targetSettings(),
                        new TransferOptions(verb.transfer(), gates.bytes())),
                wishes.back().plan(),
                ports,
                wishes.back().plan().flatMap(this::unneeded),
                unreturned(memory),
                ledger,
                backLedger,
                claims);
    }

    private Unreturned unreturned(RunMemory memory) {
        boolean byQueue =
                Stream.concat(Stream.of(wishes.plan()), wishes.back().plan().stream())
                        .anyMatch(plan -> plan.place() instanceof EventPlace.Queue);
        return Unreturned.begin(memory.record(), byQueue, environment.queues().lease(), System::nanoTime);
    }

    private Optional<UnneededQueue> unneeded(Follower.Plan back) {
        return switch (back.place()) {
            case EventPlace.Queue(var url, var deadLetters) ->
                    Optional.of(
                            new UnneededQueue(
                                    url,
                                    deadLetters,
                                    back.source(),
                                    gates::hasLeave,
                                    environment.queues(),
                                    PairVerb.threads(),
                                    environment.clock(),
                                    said));
            case EventPlace.Here _ -> Optional.empty();
        };
    }

    private MigrationSteps steps(OpenLink forward, MigrationLinks links, RunMemory memory, TouchedKeys touched) {
        return new MigrationSteps(
                new MigrationSteps.Setting(
                        verb,
                        environment,
                        forward.pair(),
                        ledger,
                        forward.policy(),
                        gates,
                        claims,
                        wishes.removals(),
                        wishes.deep(),
                        wishes.maxLag(),
                        memory::keep,
                        memory.cutovers()),
                links,
                figures,
                touched,
                wishes.plan().heartbeat(),
                verb.output().isVerbose() ? said : _ -> {});
    }

    private void rest(Duration time) throws InterruptedException {
        environment.ticker().sleep(time.toNanos());
    }

    private String heldBy() {
        return wishes.holdFile().filter(Files::exists).map(file -> "the file " + file + " is there").orElse("");
    }

    /** The members of a document, also of one about a run that was stopped. */
    Map<String, Object> document() {
        return ended;
    }
}
