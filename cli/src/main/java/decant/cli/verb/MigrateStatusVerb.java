package decant.cli.verb;

import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.budget.Spending;
import decant.cli.cutover.CourseLines;
import decant.cli.cutover.CutoverRecord;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.ParkedKeys;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.MigrationAnswers;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.StatusReport;
import decant.cli.options.BudgetOptions;
import decant.cli.options.GateOptions;
import decant.cli.output.Json;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.migration.GateBoard;
import decant.migration.Readings;
import decant.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code decant migrate status}. */
@Command(
        name = "status",
        description = {
            "Say how far a migration is, and which gates are closed for what reason.",
            "Asks the process that is at it on this machine; where none is, its state file and the target."
        },
        customSynopsis = "decant migrate status [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateStatusVerb extends MigrateVerb {
    @Mixin private final GateOptions gates = new GateOptions();
    @Mixin private final BudgetOptions budget = new BudgetOptions();

    @Override
    public String name() {
        return "migrate status";
    }

    @Override
    public Ending run(Environment environment) throws StoreException {
        String asked = output().isJson() ? MigrationAnswers.STATUS_DOCUMENT : MigrationAnswers.STATUS;
        Optional<ControlSocket.Answer> answer = ask(environment, List.of(asked));
        if (answer.isEmpty()) {
            StatusReport report = withoutProcess(environment);
            return new Ending(ExitCode.OK, report.lines(), report.document());
        }
        String text = answer.get().text();
        return output().isJson()
                ? new Ending(answer.get().exitCode(), List.of(), Json.read(text))
                : new Ending(answer.get().exitCode(), text.lines().toList(), Map.of());
    }

    /** What can be told where nothing runs: whatever only a running process knows is not known. */
    private StatusReport withoutProcess(Environment environment) throws StoreException {
        Map<String, String> rows = MigrationRows.in(state(environment));
        MigrationRecord record = MigrationRecord.of(rows);
        CutoverRecord cutovers = new CutoverRecord(record);
        if (rows.isEmpty()) {
            throw Refusal.file(
                    "There is no migration from "
                            + sourceName()
                            + " to "
                            + targetName()
                            + " on this machine yet; 'decant migrate start' begins it.");
        }
        Spending spending = new Spending(() -> Counted.in(rows), Places.in(rows), budget.plan());
        Control control = control(environment, ControlObject::read);
        Readings readings =
                new Readings(
                        record.ended(),
                        true,
                        new Readings.Heartbeat(false, java.time.Duration.ZERO, false),
                        null,
                        "",
                        parked(environment),
                        Readings.UNKNOWN,
                        Readings.UNKNOWN,
                        Readings.UNKNOWN,
                        0,
                        record.verified(),
                        "");
        return new StatusReport(
                sourceName(),
                targetName(),
                control.phase().word(),
                control.epoch(),
                control.paused(),
                record.step(),
                false,
                new GateBoard(gates.maxLag()).judge(readings),
                Map.of("cutover", cutovers.document(), "spent", spending.document()),
                Stream.concat(CourseLines.of(cutovers).stream(), spending.lines().stream()).toList());
    }

    private long parked(Environment environment) {
        return switch (ParkedKeys.in(state(environment), 1)) {
            case ParkedKeys.Found(long total, var _) -> total;
            case ParkedKeys.NoRun() -> Readings.UNKNOWN;
            case ParkedKeys.Unreadable _ -> Readings.UNKNOWN;
        };
    }
}
