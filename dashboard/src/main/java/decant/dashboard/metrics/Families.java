package decant.dashboard.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.dashboard.view.LiveCopyView.LagView;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers figures, and writes them as text. What is not known has no figure. */
final class Families {
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    /** A figure that may rise and fall. */
    void gauge(String name, String help, @Nullable Number value) {
        if (value != null) {
            gauges(name, help, "", Map.of("", value));
        }
    }

    /** One for each value of a label; without a label where that is empty. */
    void gauges(String name, String help, String label, Map<String, ? extends Number> values) {
        GaugeSnapshot.Builder family = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((word, value) ->
                family.dataPoint(
                        GaugeDataPointSnapshot.builder()
                                .value(value.doubleValue())
                                .labels(label.isEmpty() ? Labels.EMPTY : Labels.of(label, word))
                                .build()));
        all.metricSnapshot(family.build());
    }

    /** What identifies something, as labels of a figure that is 1. */
    void info(String name, String help, Labels labels) {
        all.metricSnapshot(
                GaugeSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(GaugeDataPointSnapshot.builder().value(1).labels(labels).build())
                        .build());
    }

    /** A figure that only grows; {@code _total} is added to its name. */
    void counter(String name, String help, Map<Labels, Long> values) {
        CounterSnapshot.Builder family = CounterSnapshot.builder().name(name).help(help);
        values.forEach((labels, value) ->
                family.dataPoint(CounterDataPointSnapshot.builder().value(value.doubleValue()).labels(labels).build()));
        all.metricSnapshot(family.build());
    }

    /** Half and 99 of 100 of the last thousand; sum and number since the beginning. In seconds. */
    void summary(String name, String help, LagView lags) {
        all.metricSnapshot(
                SummarySnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(
                                SummaryDataPointSnapshot.builder()
                                        .quantiles(
                                                Quantiles.of(
                                                        new Quantile(0.5, lags.medianMillis() / 1000.0),
                                                        new Quantile(0.99, lags.p99Millis() / 1000.0)))
                                        .count(lags.count())
                                        .sum(lags.sumMillis() / 1000.0)
                                        .build())
                        .build());
    }

    /** All of it in the text format [prometheus.io/docs/instrumenting/exposition_formats]. */
    String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WRITER.write(out, all.build(), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(UTF_8);
    }
}
