package decant.cli.verb;

import decant.backfill.BackfillReport;
import decant.backfill.Tally;
import decant.cli.output.Figures;
import decant.s3.TransferChoice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The end of a pass, for people and for scripts. */
record PassReport(
        String source,
        String target,
        BackfillReport report,
        Duration took,
        Optional<TransferChoice> transfer,
        List<String> notes,
        Map<String, Object> calls) {
    long differences() {
        return report.count(Tally.MISSING) + report.count(Tally.DIFFERENT);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(source + " -> " + target);
        line(
                lines,
                "listed",
                Figures.count(report.count(Tally.SOURCE_KEYS), "key")
                        + " of the source, "
                        + Figures.bytes(report.count(Tally.SOURCE_BYTES))
                        + "; "
                        + Figures.count(report.count(Tally.TARGET_KEYS))
                        + " of the target");
        if (report.count(Tally.EQUAL) > 0) {
            line(lines, "equal", Figures.count(report.count(Tally.EQUAL)) + otherProofs());
        }
        if (report.count(Tally.COPIED) > 0) {
            line(
                    lines,
                    "copied",
                    Figures.count(report.count(Tally.COPIED)) + ", " + Figures.bytes(report.count(Tally.COPIED_BYTES)));
        }
        figure(lines, "repaired", Tally.REPAIRED);
        figure(lines, "exposed", Tally.EXPOSED);
        figure(lines, "removed", Tally.REMOVED);
        figure(lines, "withheld", Tally.WITHHELD);
        figure(lines, "missing", Tally.MISSING);
        figure(lines, "different", Tally.DIFFERENT);
        figure(lines, "surplus", Tally.SURPLUS);
        figure(lines, "undecided", Tally.UNDECIDED);
        if (report.parked() > 0) {
            line(lines, "parked", Figures.count(report.parked()));
        }
        line(lines, "took", Figures.duration(took));
        report.removalsRefused().ifPresent(lines::add);
        lines.addAll(notes);
        return lines;
    }

    /** By what those were found equal whose ETags are not. */
    private String otherProofs() {
        long receipts = report.count(Tally.EQUAL_BY_RECEIPT);
        long checksums = report.count(Tally.EQUAL_BY_CHECKSUM);
        return (receipts > 0 ? ", " + Figures.count(receipts) + " by receipt" : "")
                + (checksums > 0 ? ", " + Figures.count(checksums) + " by checksum" : "");
    }

    private void figure(List<String> lines, String label, String name) {
        if (report.count(name) > 0) {
            line(lines, label, Figures.count(report.count(name)));
        }
    }

    private static void line(List<String> lines, String label, String text) {
        lines.add(String.format("  %-10s %s", label, text));
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("target", target);
        document.put("tookMillis", took.toMillis());
        document.put("counts", new TreeMap<>(report.counts()));
        document.put("parked", report.parked());
        report.removalsRefused().ifPresent(why -> document.put("removalsRefused", why));
        transfer.ifPresent(way -> document.put("transfer", way.word()));
        document.put("notes", notes);
        document.put("calls", calls);
        return document;
    }
}
