package decant.cli.verb;

import decant.cli.budget.Counted;
import decant.cli.budget.Places;
import decant.cli.budget.Spending;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import decant.cli.latency.ApplicationTimes;
import decant.cli.latency.LatencyCourse;
import decant.cli.latency.TimedUpload;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.LatencyFile;
import decant.cli.ledger.LatencyMark;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.UploadTime;
import decant.cli.migration.ControlSocket;
import decant.cli.options.BudgetOptions;
import decant.cli.options.StateOptions;
import decant.cli.output.Json;
import decant.cli.output.Version;
import decant.cli.report.ReportAnswers;
import decant.cli.report.ReportDocument;
import decant.cli.report.ReportFacts;
import decant.cli.report.ReportFile;
import decant.cli.report.ReportInput;
import decant.cli.report.ReportPage;
import decant.cli.report.Standing;
import decant.ledger.RunIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code decant migrate report}. */
@Command(
        name = "report",
        description = {
            "Write what a migration did as one page of HTML: what was moved, how long, for how much, and what is"
                    + " proven.",
            "At any time: while it runs, after it ended, and after it was killed. Asks no bucket for anything."
        },
        customSynopsis = "decant migrate report [OPTIONS] [SOURCE TARGET]",
        sortOptions = false)
public final class MigrateReportVerb extends MigrateVerb {
    @Option(names = "--html", paramLabel = "FILE", description = "Write the page here. Default: report.html.")
    private Path html = Path.of("report.html");

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Also write the last verification's certificate, whose hash the page shows.")
    private @Nullable Path certificate;

    @Option(
            names = "--application",
            paramLabel = "FILE",
            description = "Also show upload times of the application, as 'decant latency' reads them.")
    private @Nullable Path application;

    @Option(
            names = "--latency",
            paramLabel = "FILE",
            description = "State file of 'decant latency'. Default: the one of this source and target.")
    private @Nullable Path latency;

    @Mixin private final BudgetOptions budget = new BudgetOptions();

    @Override
    public String name() {
        return "migrate report";
    }

    @Override
    public Ending run(Environment environment) {
        ReportFacts facts =
                ask(environment, List.of(ReportAnswers.REPORT))
                        .map(answer -> ReportFacts.of(Json.read(told(answer))))
                        .orElseGet(() -> fromFile(environment));
        Spending spending = new Spending(() -> Counted.in(facts.rows()), Places.in(facts.rows()), budget.plan());
        ReportInput input =
                new ReportInput(
                        sourceName(),
                        targetName(),
                        facts,
                        environment.clock().instant(),
                        Version.NUMBER,
                        spending.bill(),
                        spending.budget(),
                        latency(environment, facts));
        ReportDocument document = ReportDocument.of(input);
        Path page = environment.directory().resolve(html);
        ReportFile.write(page, ReportPage.of(input));
        if (certificate != null) {
            ReportFile.write(
                    environment.directory().resolve(certificate),
                    document.certificate()
                            .orElseThrow(() -> Refusal.file("Nothing was verified yet, so there is no certificate.")));
        }
        return new Ending(ExitCode.OK, document.lines(page), document.document(page));
    }

    private static String told(ControlSocket.Answer answer) {
        if (answer.exitCode() != ExitCode.OK) {
            throw Refusal.file("The running migration does not tell what it did: it is of another version.");
        }
        return answer.text();
    }

    private ReportFacts fromFile(Environment environment) {
        Path file = state(environment);
        Map<String, String> rows = MigrationRows.in(file);
        if (rows.isEmpty()) {
            throw Refusal.file(
                    "There is no migration from "
                            + sourceName()
                            + " to "
                            + targetName()
                            + " on this machine yet; 'decant migrate start' begins it.");
        }
        return new ReportFacts(
                Standing.of(rows), rows, ChronicleRows.in(file, ReportFacts.MAX_KEYS), HistoryRows.in(file));
    }

    /** What was measured, with the moments that the migration itself knows as marks. */
    private Optional<LatencyCourse> latency(Environment environment, ReportFacts facts) {
        RunIdentity pair = new RunIdentity(sourceName(), targetName(), "");
        Path file = latency == null ? StateOptions.ofLatency(environment.stateHome(), pair) : latency;
        List<TimedUpload> own = application == null ? List.of() : ApplicationTimes.read(application);
        List<UploadTime> uploads = List.of();
        List<LatencyMark> marks = List.of();
        if (Files.isRegularFile(file)) {
            try (LatencyFile kept = LatencyFile.open(file, sourceName(), targetName())) {
                uploads = kept.uploads();
                marks = kept.marks();
            }
        } else if (latency != null) {
            throw Refusal.file("There is no file " + latency + ".");
        }
        return uploads.isEmpty() && own.isEmpty()
                ? Optional.empty()
                : Optional.of(LatencyCourse.of(uploads, own, facts.marksWith(marks)));
    }
}
