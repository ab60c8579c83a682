package decant.cli.report;

import decant.cli.ledger.Chronicle;
import decant.cli.ledger.LatencyFile;
import decant.cli.ledger.LatencyMark;
import decant.cli.migration.Remembered;
import decant.ledger.LedgerException;
import decant.ledger.RunIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The moments at which an application's writers were moved, as marks in a picture of upload times. */
public final class MovedMarks {
    private MovedMarks() {}

    static List<LatencyMark> in(Chronicle chronicle) {
        return chronicle.rows().stream()
                .filter(row -> row.kind().equals(Remembered.WRITERS))
                .map(row -> new LatencyMark(row.at(), row.text().equals("target") ? "cutover" : "rollback"))
                .toList();
    }

    /** Writes those into a file of upload times that it has not, if somebody measures any. It ends no migration. */
    public static void keep(Chronicle chronicle, Path uploads, RunIdentity pair) {
        List<LatencyMark> marks = in(chronicle);
        if (marks.isEmpty() || !Files.isRegularFile(uploads)) {
            return;
        }
        try (LatencyFile file = LatencyFile.open(uploads, pair.source(), pair.target())) {
            List<LatencyMark> kept = file.marks();
            marks.stream().filter(mark -> !kept.contains(mark)).forEach(file::mark);
        } catch (LedgerException _) {
            // It is another's, or its disk is full; the report knows the moments all the same.
        }
    }
}
