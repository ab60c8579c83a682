package decant.cli.demo;

import decant.audit.Certificate;
import decant.audit.Finding;
import decant.backfill.BackfillReport;
import decant.backfill.Tally;
import decant.cli.ending.ExitCode;
import decant.cli.output.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a demo amounted to, for people and for scripts.
 *
 * @param moved the pass while users wrote
 * @param writes what users did meanwhile
 * @param refused copies whose condition did not hold
 * @param closed the closing pass
 */
record DemoReport(
        long seed,
        int users,
        BackfillReport moved,
        Map<Deed, Long> writes,
        long refused,
        BackfillReport closed,
        CallTable calls,
        Stranger.Sight stranger,
        Certificate certificate,
        Duration took) {
    ExitCode exitCode() {
        if (stranger.shown() > 0) {
            return ExitCode.DIFFERENT;
        }
        return switch (certificate.verdict()) {
            case EQUAL -> ExitCode.OK;
            case DIFFERENT -> ExitCode.DIFFERENT;
            case UNDECIDED -> ExitCode.UNDECIDED;
        };
    }

    long written() {
        return writes.values().stream().mapToLong(Long::longValue).sum();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(verdict());
        lines.add(
                line(
                        "moved",
                        "%s, %s, while %d users wrote %s:"
                                .formatted(
                                        Figures.count(moved.count(Tally.COPIED), "object"),
                                        Figures.bytes(moved.count(Tally.COPIED_BYTES)),
                                        users,
                                        Figures.count(written(), "time"))));
        DeedWords.lines(writes).forEach(words -> lines.add(line("", words)));
        lines.add(
                line(
                        "caught up",
                        "%s copied, %s repaired, %s removed, when the users had stopped"
                                .formatted(
                                        Figures.count(closed.count(Tally.COPIED)),
                                        Figures.count(closed.count(Tally.REPAIRED)),
                                        Figures.count(closed.count(Tally.REMOVED)))));
        lines.add(
                line(
                        "races",
                        "%s refused by a condition: the object had just changed"
                                .formatted(Figures.count(refused, "copy", "copies"))));
        lines.add(
                line(
                        "exposed",
                        "%s that was never public: a stranger tried %s"
                                .formatted(
                                        stranger.shown() == 0 ? "nothing" : Figures.count(stranger.shown(), "picture"),
                                        Figures.count(stranger.tries(), "time"))));
        long late = closed.count(Tally.EXPOSED);
        if (late > 0) {
            lines.add(
                    line(
                            "",
                            "%s made private behind the pass, open here until the closing pass"
                                    .formatted(Figures.count(late))));
        }
        lines.add(
                line(
                        "proven",
                        "%s, %s: content, metadata, tags, access, class"
                                .formatted(
                                        Figures.count(certificate.deepKeys(), "key"),
                                        Figures.bytes(certificate.targetBytes()))));
        new TreeMap<>(certificate.findings())
                .forEach((kind, count) -> lines.add(line("found", Figures.count(count) + " " + words(kind))));
        lines.addAll(certificate.relistingFailures());
        lines.addAll(calls.lines());
        lines.add(line("took", Figures.duration(took)));
        return lines;
    }

    private String verdict() {
        if (stranger.shown() > 0) {
            return "EXPOSED: the target showed what the source never showed.";
        }
        return switch (certificate.verdict()) {
            case EQUAL -> "EQUAL: both buckets hold the same.";
            case DIFFERENT -> "DIFFERENT: the buckets do not hold the same.";
            case UNDECIDED -> "UNDECIDED: it cannot be told whether both buckets hold the same.";
        };
    }

    private static String words(Finding.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String line(String label, String text) {
        return "  %-11s%s".formatted(label, text);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("verdict", certificate.verdict().name());
        document.put("moved", new TreeMap<>(moved.counts()));
        Map<String, Object> deeds = new LinkedHashMap<>();
        writes.forEach((deed, count) -> deeds.put(deed.name(), count));
        document.put("writesMeanwhile", written());
        document.put("writes", deeds);
        document.put("refusedByConditions", refused);
        document.put("closingPass", new TreeMap<>(closed.counts()));
        document.put("calls", calls.document());
        document.put("strangerTries", stranger.tries());
        document.put("strangerShown", stranger.shown());
        document.put("keys", certificate.targetKeys());
        document.put("bytes", certificate.targetBytes());
        Map<String, Object> findings = new TreeMap<>();
        certificate.findings().forEach((kind, count) -> findings.put(kind.name(), count));
        document.put("findings", findings);
        document.put("relistedSpans", certificate.relistedSpans());
        document.put("notLookedAt", certificate.notLookedAt());
        document.put("tookMillis", took.toMillis());
        return document;
    }
}
