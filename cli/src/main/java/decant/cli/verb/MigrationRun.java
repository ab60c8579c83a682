package decant.cli.verb;

import decant.backfill.RemovalLimit;
import decant.cli.alert.AlertDesk;
import decant.cli.alert.AlertPlan;
import decant.cli.alert.AlertWatch;
import decant.cli.alert.Vitals;
import decant.cli.brake.BrakeRun;
import decant.cli.brake.BrakeWatch;
import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.budget.BudgetPlan;
import decant.cli.budget.CarriedCopies;
import decant.cli.budget.Spending;
import decant.cli.dashboard.RunningMigration;
import decant.cli.follow.FollowFigures;
import decant.cli.history.Recorder;
import decant.cli.history.Sampler;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Hook;
import decant.cli.migration.Migration;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.PhaseChanges;
import decant.cli.migration.TouchedKeys;
import decant.cli.options.DashboardOptions;
import decant.cli.options.StateOptions;
import decant.cli.output.Progress;
import decant.flow.Brake;
import decant.migration.ControlObject;
import decant.migration.GateBoard;
import decant.reconcile.KeyClaims;
import decant.reconcile.Policy;
import decant.s3.plan.AclPlan;
import decant.store.Operation;
import decant.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A migration in this process: opens everything, and keeps it at work until it is stopped. */
final class MigrationRun {
    /**
     * What is asked for.
     *
     * @param removals from the target by the closing pass
     * @param holdFile holds back the next step while it is there
     * @param brake what holds its passes back
     * @param budget what may be spent
     * @param alerts who is told when somebody should look
     * @param state file that keeps it all
     * @param dashboard where a page shows it
     * @param untilConverged whether it ends when every gate is open
     */
    record Wishes(
            Follower.Plan plan,
            RemovalLimit removals,
            Duration maxLag,
            boolean deep,
            Optional<Path> holdFile,
            Optional<Hook> hook,
            BrakeWatch.Reasons brake,
            BudgetPlan budget,
            AlertPlan alerts,
            Path state,
            Optional<DashboardOptions.Place> dashboard,
            boolean untilConverged) {}

    private final PassVerb verb;
    private final Environment environment;
    private final SqliteLedger ledger;
    private final Wishes wishes;
    private final Gates gates;
    private final FollowFigures figures;
    private final TouchedKeys touched;
    private final CarriedCopies carried = new CarriedCopies();
    private volatile @Nullable MigrationAnswers answers;

    MigrationRun(PassVerb verb, Environment environment, SqliteLedger ledger, Wishes wishes) {
        this.verb = verb;
        this.environment = environment;
        this.ledger = ledger;
        this.wishes = wishes;
        this.gates = verb.gates(environment);
        this.figures = new FollowFigures(environment.clock());
        this.touched = new TouchedKeys(verb.listening(environment, figures));
    }

    /** Runs until it is stopped or fails, or until both sides have converged where that is asked for. */
    void run() throws StoreException, InterruptedException {
        try (OpenPair pair = verb.open(environment, Purpose.WRITE, gates).copying(carried::around)) {
            AclPlan acl = verb.plan(pair, Purpose.WRITE);
            List<String> notes = acl.notes();
            KeyClaims claims = new KeyClaims();
            Policy policy = verb.policy(pair, acl);
            Follower follower =
                    Follower.open(
                            environment,
                            wishes.plan().withoutMetrics(),
                            pair,
                            ledger,
                            policy,
                            gates,
                            claims,
                            figures,
                            touched,
                            PairVerb.threads());
            try (follower) {
                run(pair, policy, claims, follower, notes);
            }
        }
    }

    private void run(OpenPair pair, Policy policy, KeyClaims claims, Follower follower, List<String> notes)
            throws StoreException, InterruptedException {
        ProgressLines said = new ProgressLines();
        try (RunMemory memory = new RunMemory(ledger, carried, gates, environment.clock())) {
            Spending spending = memory.spending(pair, wishes.budget());
            MigrationSteps steps = steps(pair, policy, claims, follower, memory, said);
            ControlObject control = new ControlObject(pair.atTarget());
            PhaseChanges phases = phases(control);
            Migration migration =
                    new Migration(
                            steps,
                            memory.record(),
                            new GateBoard(wishes.maxLag()),
                            phases,
                            this::heldBy,
                            environment.clock(),
                            time -> PairVerb.sleepUntil(environment, time),
                            said);
            MigrationAnswers answering =
                    new MigrationAnswers(
                            migration,
                            phases,
                            gates,
                            () -> lines(steps, spending),
                            () -> Map.of("live", figures.document(), "spent", spending.document()),
                            verb.sourceName(),
                            verb.targetName());
            answers = answering;
            memory.begin(migration);
            Sampler sampler = new Sampler(ledger, migration, phases, gates, figures, steps, environment.clock());
            try (Recorder recorder = Recorder.start(ledger.history(), PairVerb.threads(), environment.clock());
                    Progress progress =
                            Progress.show(
                                    verb.progressForm(environment.console()), environment.console(), answering::lines);
                    Showing showing =
                            Showing.open(
                                    wishes,
                                    watched(migration, phases, control, steps, spending, recorder, said),
                                    memory.answers(answering, spending, recorder),
                                    figures,
                                    environment);
                    BrakeRun _ = BrakeRun.start(brake(spending), PairVerb.threads());
                    AlertDesk _ = alerts(() -> vitals(migration, phases, steps, spending), said)) {
                said.sayTo(line -> {
                    progress.say(line);
                    recorder.say(line);
                });
                showing.sentence().ifPresent(said);
                notes.forEach(said);
                pair.transfer().ifPresent(way -> said.accept(way.sentence()));
                follower.begin(said);
                recorder.take(sampler);
                keepAtIt(migration, follower, said);
            } catch (StoreException | InterruptedException e) {
                follower.closeIfItEnded();
                throw e;
            }
        }
    }

    private MigrationSteps steps(
            OpenPair pair,
            Policy policy,
            KeyClaims claims,
            Follower follower,
            RunMemory memory,
            Consumer<String> eachLeft) {
        return new MigrationSteps(
                new MigrationSteps.Setting(
                        verb,
                        environment,
                        pair,
                        ledger,
                        policy,
                        gates,
                        claims,
                        wishes.removals(),
                        wishes.deep(),
                        wishes.maxLag(),
                        memory::keep),
                follower,
                figures,
                touched,
                wishes.plan().heartbeat(),
                verb.output().isVerbose() ? eachLeft : _ -> {});
    }

    private PhaseChanges phases(ControlObject control) {
        return new PhaseChanges(control, verb.sourceName(), verb.targetName(), wishes.hook(), environment.clock());
    }

    private RunningMigration watched(
            Migration migration,
            PhaseChanges phases,
            ControlObject control,
            MigrationSteps steps,
            Spending spending,
            Recorder recorder,
            Consumer<String> said) {
        return new RunningMigration(
                new RunningMigration.Parts(
                        verb.sourceName(),
                        verb.targetName(),
                        migration,
                        phases,
                        control,
                        gates,
                        figures,
                        steps,
                        steps::lookAgain,
                        ledger,
                        recorder,
                        said,
                        wishes.maxLag(),
                        spending,
                        StateOptions.ofLatency(environment.stateHome(), ledger.identity()),
                        environment.clock(),
                        System::nanoTime));
    }

    private static List<String> lines(MigrationSteps steps, Spending spending) {
        List<String> lines = new ArrayList<>(steps.lines());
        lines.addAll(spending.lines());
        return lines;
    }

    private Vitals vitals(Migration migration, PhaseChanges phases, MigrationSteps steps, Spending spending) {
        String held = gates.brake().setting() instanceof Brake.Setting.Held(String why) ? why : "";
        return new Vitals(
                phases.last().phase().word(),
                migration.step(),
                migration.gates(),
                ledger.parkedCount(),
                steps.lag(),
                figures.takeLongestExposure(),
                held.equals(spending.heldBy()) ? "" : held,
                spending.share());
    }

    private AlertDesk alerts(Supplier<Vitals> vitals, Consumer<String> said) {
        return AlertDesk.open(
                wishes.alerts(),
                new AlertWatch.Move(verb.sourceName(), verb.targetName()),
                ledger.migration(),
                said,
                vitals,
                PairVerb.threads(),
                environment.clock());
    }

    private BrakeWatch brake(Spending spending) {
        return new BrakeWatch(
                gates.brake(),
                wishes.brake(),
                spending::heldBy,
                () -> LocalTime.ofInstant(environment.clock().instant(), ZoneId.systemDefault()),
                () -> gates.targetCalls().of(Operation.COPY).calls(),
                environment.ticker()::nanos);
    }

    private void keepAtIt(Migration migration, Follower follower, Consumer<String> said)
            throws StoreException, InterruptedException {
        while (true) {
            migration.converge();
            said.accept("Converged: every gate is open.");
            if (wishes.untilConverged()) {
                return;
            }
            said.accept("Events are followed until this is stopped.");
            while (!migration.isToBeVerifiedAgain()) {
                follower.await(Duration.ofSeconds(1));
            }
        }
    }

    private String heldBy() {
        return wishes.holdFile().filter(Files::exists).map(file -> "the file " + file + " is there").orElse("");
    }

    /** The members of a document, also of one about a run that was stopped. */
    Map<String, Object> document() {
        MigrationAnswers asked = answers;
        return asked == null ? Map.of() : asked.status().document();
    }
}
