package decant.cli.report;

import decant.cli.latency.LatencyCourse;
import decant.cli.latency.Percentiles;
import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyMark;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** How long uploads took, before and after. */
final class LatencySection {
    private LatencySection() {}

    static void write(Markup out, LatencyCourse course) {
        List<Integer> sizes = course.sizes();
        int bytes = sizes.isEmpty() ? 0 : sizes.contains(100_000) ? 100_000 : sizes.get(sizes.size() / 2);
        List<LatencyCourse.Line> drawn =
                course.lines().stream().filter(line -> line.side() == null || line.bytes() == bytes).toList();
        graph(course, bytes, drawn).write(out);
        Table table = Table.begin(out, "size", "to", "when", ">p50", ">p95", ">p99", ">uploads", ">failed");
        for (LatencyCourse.Line line : course.lines()) {
            for (LatencyCourse.Segment segment : line.segments()) {
                Percentiles times = segment.times();
                table.row(
                        line.side() == null ? "any" : LatencyCourse.size(line.bytes()),
                        line.series(),
                        Keys.shown(segment.words()),
                        millis(times, times.p50()),
                        millis(times, times.p95()),
                        millis(times, times.p99()),
                        Figures.count(times.count()),
                        Figures.count(segment.failed()));
            }
        }
        table.end();
    }

    private static Graph graph(LatencyCourse course, int bytes, List<LatencyCourse.Line> drawn) {
        List<Graph.Line> lines = new ArrayList<>();
        for (LatencyCourse.Line line : drawn) {
            String style = style(line);
            if (line.side() != null) {
                lines.add(
                        new Graph.Line(
                                line.series() + " p95", style + " faint", points(course, line, Percentiles::p95)));
            }
            lines.add(new Graph.Line(line.series() + " p50", style, points(course, line, Percentiles::p50)));
        }
        List<Instant> times = new ArrayList<>();
        lines.forEach(line -> line.points().forEach(point -> times.add(point.at())));
        course.marks().forEach(mark -> times.add(mark.at()));
        Instant begin = times.stream().min(Instant::compareTo).orElse(Instant.EPOCH);
        Instant end = times.stream().max(Instant::compareTo).orElse(Instant.EPOCH);
        return new Graph(
                "Upload time",
                bytes == 0 ? "ms" : "ms, " + LatencyCourse.size(bytes),
                new TimeScale(begin, end),
                lines,
                course.marks().stream().map(LatencySection::mark).toList(),
                course.step().multipliedBy(3));
    }

    private static Graph.Mark mark(LatencyMark mark) {
        return new Graph.Mark(mark.at(), Keys.shown(mark.name()));
    }

    private static String style(LatencyCourse.Line line) {
        BucketSide side = line.side();
        return side == null
                ? "application"
                : switch (side) {
                    case SOURCE -> "source";
                    case TARGET -> "target";
                };
    }

    private static List<Graph.Point> points(
            LatencyCourse course, LatencyCourse.Line line, ToLongFunction<Percentiles> which) {
        return line.windows().stream()
                .filter(window -> window.times().count() > 0)
                .map(window ->
                        new Graph.Point(
                                window.begin().plus(course.step().dividedBy(2)),
                                which.applyAsLong(window.times()) / 1_000.0))
                .toList();
    }

    private static String millis(Percentiles times, long micros) {
        return times.count() == 0 ? "-" : String.format(Locale.ROOT, "%.1f ms", micros / 1_000.0);
    }
}
