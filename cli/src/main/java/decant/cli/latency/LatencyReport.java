package decant.cli.latency;

import decant.cli.ledger.LatencyMark;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The course for people and for scripts.
 *
 * @param notes sentences
 */
public record LatencyReport(String source, String target, LatencyCourse course, List<String> notes) {
    private static final String ROW = "  %-11s %-12s %-24s %9s %9s %9s %9s %7s";

    /** For people. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Upload times to " + source + " and " + target);
        if (course.lines().isEmpty()) {
            lines.add("  none yet");
        } else {
            lines.add(ROW.formatted("size", "to", "", "p50", "p95", "p99", "uploads", "failed").stripTrailing());
        }
        for (LatencyCourse.Line line : course.lines()) {
            for (LatencyCourse.Segment segment : line.segments()) {
                lines.add(row(line, segment));
            }
        }
        for (LatencyMark mark : course.marks()) {
            lines.add("  marked      " + mark.at() + "  " + Keys.shown(mark.name()));
        }
        lines.addAll(notes);
        return lines;
    }

    private static String row(LatencyCourse.Line line, LatencyCourse.Segment segment) {
        Percentiles times = segment.times();
        String words = Keys.shown(segment.words());
        return ROW.formatted(
                        line.side() == null ? "any" : LatencyCourse.size(line.bytes()),
                        line.series(),
                        words.length() > 24 ? words.substring(0, 23) + "~" : words,
                        millis(times, times.p50()),
                        millis(times, times.p95()),
                        millis(times, times.p99()),
                        Figures.count(times.count()),
                        segment.failed() == 0 ? "" : Figures.count(segment.failed()))
                .stripTrailing();
    }

    private static String millis(Percentiles times, long micros) {
        if (times.count() == 0) {
            return "-";
        }
        return micros < 99_950
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0)
                : Figures.count(Math.round(micros / 1_000.0)) + " ms";
    }

    /** For scripts. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("source", source);
        document.put("target", target);
        document.put("windowSeconds", course.step().toSeconds());
        document.put("lines", course.lines().stream().map(LatencyReport::line).toList());
        document.put("marks", course.marks().stream().map(LatencyReport::mark).toList());
        document.put("notes", notes);
        return document;
    }

    private static Map<String, Object> line(LatencyCourse.Line line) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("series", line.series());
        if (line.side() != null) {
            members.put("bytes", line.bytes());
        }
        members.put("segments", line.segments().stream().map(LatencyReport::segment).toList());
        members.put("windows", line.windows().stream().map(LatencyReport::window).toList());
        return members;
    }

    private static Map<String, Object> segment(LatencyCourse.Segment segment) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("segment", segment.words());
        putTimes(members, segment.times(), segment.failed());
        return members;
    }

    private static Map<String, Object> window(LatencyCourse.Window window) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("from", window.begin());
        putTimes(members, window.times(), window.failed());
        return members;
    }

    private static void putTimes(Map<String, Object> members, Percentiles times, long failed) {
        members.put("uploads", times.count());
        members.put("failed", failed);
        if (times.count() > 0) {
            members.put("p50Micros", times.p50());
            members.put("p95Micros", times.p95());
            members.put("p99Micros", times.p99());
        }
    }

    private static Map<String, Object> mark(LatencyMark mark) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("at", mark.at());
        members.put("name", mark.name());
        return members;
    }
}
