package decant.cli.dashboard;

import decant.cli.latency.LatencyCourse;
import decant.cli.latency.LatencyCourse.Line;
import decant.cli.latency.LatencyCourse.Window;
import decant.cli.latency.Percentiles;
import decant.cli.ledger.BucketSide;
import decant.cli.ledger.LatencyFile;
import decant.dashboard.view.LatencyView;
import decant.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Upload times that {@code decant latency} has kept, as a dashboard shows them. */
final class LatencyViews {
    /** The size that the picture shows, where it was measured. */
    private static final int PREFERRED_BYTES = 100_000;

    private LatencyViews() {}

    /** What a file says; {@code null} where there is none, or none that can be read now. */
    static @Nullable LatencyView of(Path path, String source, String target) {
        if (!Files.isRegularFile(path)) {
            return null;
        }
        try (LatencyFile file = LatencyFile.open(path, source, target)) {
            return of(LatencyCourse.of(file.uploads(), List.of(), file.marks()));
        } catch (LedgerException _) {
            return null;
        }
    }

    static @Nullable LatencyView of(LatencyCourse course) {
        TreeSet<Integer> sizes = new TreeSet<>();
        course.lines().forEach(line -> sizes.add(line.bytes()));
        if (sizes.isEmpty()) {
            return null;
        }
        List<Integer> inOrder = List.copyOf(sizes);
        int bytes = sizes.contains(PREFERRED_BYTES) ? PREFERRED_BYTES : inOrder.get(inOrder.size() / 2);
        TreeSet<Instant> begins = new TreeSet<>();
        Map<Instant, Percentiles> source = times(course, bytes, BucketSide.SOURCE, begins);
        Map<Instant, Percentiles> target = times(course, bytes, BucketSide.TARGET, begins);
        return new LatencyView(
                bytes,
                begins.stream().map(begin -> begin.toEpochMilli() / 1000.0).toList(),
                column(begins, source, Percentiles::p50),
                column(begins, source, Percentiles::p95),
                column(begins, target, Percentiles::p50),
                column(begins, target, Percentiles::p95),
                course.marks().stream().map(mark -> new LatencyView.Mark(mark.at(), mark.name())).toList());
    }

    private static Map<Instant, Percentiles> times(
            LatencyCourse course, int bytes, BucketSide side, SortedSet<Instant> begins) {
        Map<Instant, Percentiles> times = new TreeMap<>();
        for (Line line : course.lines()) {
            if (line.bytes() == bytes && line.side() == side) {
                for (Window window : line.windows()) {
                    begins.add(window.begin());
                    times.put(window.begin(), window.times());
                }
            }
        }
        return times;
    }

    private static List<@Nullable Double> column(
            SortedSet<Instant> begins, Map<Instant, Percentiles> times, ToLongFunction<Percentiles> value) {
        List<@Nullable Double> column = new ArrayList<>();
        for (Instant begin : begins) {
            Percentiles measured = times.get(begin);
            boolean isKnown = measured != null && measured.count() > 0;
            column.add(isKnown ? value.applyAsLong(measured) / 1000.0 : null);
        }
        return column;
    }
}
