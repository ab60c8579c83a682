package decant.cli.report;

import decant.cli.ledger.LatencyMark;
import decant.cli.ledger.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Lag and rates over time. */
final class CourseSection {
    /** Points of a line; more of them would be a band. */
    private static final int MAX_POINTS = 240;

    private CourseSection() {}

    static void write(Markup out, ReportFacts facts) {
        List<Sample> samples = facts.history().samples();
        if (samples.size() < 2) {
            out.leaf("p", "It has not gone on for long enough to show a course.", "class", "soft");
            return;
        }
        TimeScale scale = new TimeScale(samples.getFirst().at(), samples.getLast().at());
        Duration step = Duration.between(samples.getFirst().at(), samples.getLast().at()).dividedBy(MAX_POINTS);
        List<Sample> drawn = spread(samples, step);
        Duration gap = step.multipliedBy(4).plus(Duration.ofSeconds(30));
        List<Graph.Mark> marks =
                facts.marksWith(List.<LatencyMark>of()).stream()
                        .map(mark -> new Graph.Mark(mark.at(), mark.name()))
                        .toList();
        Graph lag =
                new Graph(
                        "Lag",
                        "seconds",
                        scale,
                        List.of(
                                new Graph.Line("changes", "first", seconds(drawn, Sample::lagMillis)),
                                new Graph.Line(
                                        "until closed, p99", "second", seconds(drawn, Sample::exposureLagMillis))),
                        marks,
                        gap);
        Graph rates =
                new Graph(
                        "Rates",
                        "a second",
                        scale,
                        List.of(
                                new Graph.Line("copied or repaired by passes", "first", rates(drawn, Sample::copied)),
                                new Graph.Line("carried by events", "second", rates(drawn, Sample::followed))),
                        marks,
                        gap);
        lag.write(out);
        rates.write(out);
    }

    /** Samples so far apart, the longest lags between them kept. */
    private static List<Sample> spread(List<Sample> samples, Duration step) {
        List<Sample> spread = new ArrayList<>();
        for (Sample sample : samples) {
            boolean isNear =
                    spread.size() > 1
                            && Duration.between(spread.get(spread.size() - 2).at(), sample.at()).compareTo(step) < 0;
            if (isNear) {
                spread.set(spread.size() - 1, sample.alsoFor(spread.getLast()));
            } else {
                spread.add(sample);
            }
        }
        return spread;
    }

    private static List<Graph.Point> seconds(List<Sample> samples, ToLongFunction<Sample> millis) {
        return samples.stream()
                .filter(sample -> millis.applyAsLong(sample) != Sample.UNKNOWN)
                .map(sample -> new Graph.Point(sample.at(), millis.applyAsLong(sample) / 1000.0))
                .toList();
    }

    private static List<Graph.Point> rates(List<Sample> samples, ToLongFunction<Sample> count) {
        List<Graph.Point> points = new ArrayList<>();
        for (int i = 1; i < samples.size(); i++) {
            Sample before = samples.get(i - 1);
            Sample now = samples.get(i);
            double seconds = Math.max(0.001, Duration.between(before.at(), now.at()).toMillis() / 1000.0);
            long more = Math.max(0, count.applyAsLong(now) - count.applyAsLong(before));
            points.add(new Graph.Point(now.at(), more / seconds));
        }
        return points;
    }
}
