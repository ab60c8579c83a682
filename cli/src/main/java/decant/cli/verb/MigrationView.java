package decant.cli.verb;

import decant.cli.alert.AlertDesk;
import decant.cli.alert.AlertWatch;
import decant.cli.alert.Vitals;
import decant.cli.brake.BrakeWatch;
import decant.cli.buckets.Gates;
import decant.cli.budget.Spending;
import decant.cli.cutover.Cutover;
import decant.cli.dashboard.RunningMigration;
import decant.cli.follow.FollowFigures;
import decant.cli.history.Recorder;
import decant.cli.history.Sampler;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Migration;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.PhaseChanges;
import decant.cli.options.StateOptions;
import decant.flow.Brake;
import decant.migration.ControlObject;
import decant.store.Operation;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a migration in this process shows of itself, and to whom: answers, a page, alerts, samples of its course.
 *
 * @param figures of what is carried to the target
 */
record MigrationView(
        PassVerb verb,
        Environment environment,
        MigrationRun.Wishes wishes,
        SqliteLedger ledger,
        Gates gates,
        FollowFigures figures,
        MigrationSteps steps,
        PhaseChanges phases,
        Migration migration,
        Cutover cutover,
        Spending spending) {
    /** What it says to whoever asks. */
    MigrationAnswers answers() {
        return new MigrationAnswers(
                migration, phases, gates, this::lines, this::members, verb.sourceName(), verb.targetName());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>(cutover.lines());
        lines.addAll(steps.lines());
        lines.addAll(spending.lines());
        return lines;
    }

    private Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("live", figures.document());
        members.put("cutover", cutover.record().document());
        members.put("spent", spending.document());
        return members;
    }

    /** Takes a sample of it now and then. */
    Sampler sampler() {
        return new Sampler(ledger, migration, phases, gates, figures, steps, environment.clock());
    }

    /** As a page and figures for others show it. */
    RunningMigration watched(ControlObject control, Recorder recorder, Consumer<String> said) {
        return new RunningMigration(
                new RunningMigration.Parts(
                        verb.sourceName(),
                        verb.targetName(),
                        migration,
                        phases,
                        cutover.record(),
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

    /** Tells somebody when he should look. */
    AlertDesk alerts(Consumer<String> said) {
        return AlertDesk.open(
                wishes.alerts(),
                new AlertWatch.Move(verb.sourceName(), verb.targetName()),
                ledger.migration(),
                said,
                this::vitals,
                PairVerb.threads(),
                environment.clock());
    }

    private Vitals vitals() {
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

    /** Holds passes back for what an operator has named. */
    BrakeWatch brake() {
        return new BrakeWatch(
                gates.brake(),
                wishes.brake(),
                spending::heldBy,
                () -> LocalTime.ofInstant(environment.clock().instant(), ZoneId.systemDefault()),
                () -> gates.targetCalls().of(Operation.COPY).calls(),
                environment.ticker()::nanos);
    }
}
