package decant.cli.latency;

import decant.cli.ending.Refusal;
import decant.cli.ledger.LatencyMark;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** The course as comma-separated values: a row for each window of each line, and one for each mark. */
public final class LatencyTable {
    private LatencyTable() {}

    /** Writes the file. */
    public static void write(LatencyCourse course, Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("from,to,series,bytes,uploads,failed,p50_ms,p95_ms,p99_ms,mark\n");
            for (LatencyCourse.Line line : course.lines()) {
                for (LatencyCourse.Window window : line.windows()) {
                    out.write(row(course, line, window));
                }
            }
            for (LatencyMark mark : course.marks()) {
                out.write("%s,%s,mark,,,,,,,%s\n".formatted(mark.at(), mark.at(), quoted(mark.name())));
            }
        } catch (IOException e) {
            throw Refusal.file("The table " + file + " cannot be written (" + e + ").");
        }
    }

    private static String row(LatencyCourse course, LatencyCourse.Line line, LatencyCourse.Window window) {
        Instant end = window.begin().plus(course.step());
        Percentiles times = window.times();
        return String.join(
                        ",",
                        window.begin().toString(),
                        end.toString(),
                        line.series(),
                        line.side() == null ? "" : String.valueOf(line.bytes()),
                        String.valueOf(times.count()),
                        String.valueOf(window.failed()),
                        millis(times, times.p50()),
                        millis(times, times.p95()),
                        millis(times, times.p99()),
                        "")
                + "\n";
    }

    /** Nothing where there was no upload. */
    private static String millis(Percentiles times, long micros) {
        return times.count() == 0 ? "" : String.format(Locale.ROOT, "%.3f", micros / 1_000.0);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
