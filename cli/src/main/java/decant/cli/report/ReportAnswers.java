package decant.cli.report;

import decant.cli.ending.ExitCode;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.History;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.ControlSocket.Answer;
import decant.cli.output.Json;
import java.io.StringWriter;
import java.util.List;
import java.util.function.Supplier;

/** Tells what a report is made of, and hands on every other request. Safe for any number of threads. */
public final class ReportAnswers implements ControlSocket.Requests {
    /** All that is known, as a document in one line. */
    public static final String REPORT = "report";

    private final ControlSocket.Requests others;
    private final Supplier<Standing> standing;
    private final MigrationRows rows;
    private final ChronicleRows chronicle;
    private final Supplier<History> history;

    public ReportAnswers(
            ControlSocket.Requests others,
            Supplier<Standing> standing,
            MigrationRows rows,
            ChronicleRows chronicle,
            Supplier<History> history) {
        this.others = others;
        this.standing = standing;
        this.rows = rows;
        this.chronicle = chronicle;
        this.history = history;
    }

    @Override
    public Answer answer(List<String> words) {
        if (!words.getFirst().equals(REPORT)) {
            return others.answer(words);
        }
        ReportFacts facts =
                new ReportFacts(standing.get(), rows.all(), chronicle.read(ReportFacts.MAX_KEYS), history.get());
        StringWriter text = new StringWriter();
        Json.writeLine(facts.document(), text);
        return new Answer(ExitCode.OK, text.toString());
    }
}
