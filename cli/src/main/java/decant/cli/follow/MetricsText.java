package decant.cli.follow;

import decant.live.LiveView;
import java.time.Duration;
import java.util.Locale;

/** Figures in the text format that Prometheus reads [prometheus.io/docs/instrumenting/exposition_formats]. */
final class MetricsText {
    private final StringBuilder text = new StringBuilder();

    private MetricsText() {}

    static String of(FollowFigures.Snapshot figures, LiveView view) {
        MetricsText metrics = new MetricsText();
        metrics.describe("decant_lag_seconds", "summary", "From a change at the source to its copy at the target.");
        metrics.value("decant_lag_seconds{quantile=\"0.5\"}", seconds(figures.median()));
        metrics.value("decant_lag_seconds{quantile=\"0.99\"}", seconds(figures.ninetyNinth()));
        metrics.value("decant_lag_seconds_sum", String.valueOf(figures.sumOfLagsMillis() / 1000.0));
        metrics.value("decant_lag_seconds_count", String.valueOf(figures.lags()));
        metrics.describe("decant_looks_total", "counter", "Looks at keys, by what they led to.");
        figures.deeds()
                .forEach((deed, count) ->
                        metrics.value("decant_looks_total{outcome=\"" + deed.word() + "\"}", String.valueOf(count)));
        metrics.describe("decant_messages_total", "counter", "Messages received.");
        metrics.value("decant_messages_total", String.valueOf(figures.messages()));
        metrics.describe("decant_poison_total", "counter", "Messages not understood, left to the dead-letter queue.");
        metrics.value("decant_poison_total", String.valueOf(figures.poison()));
        metrics.describe("decant_hints", "gauge", "Hints in hand: waiting, in work, or to be looked at again.");
        metrics.value("decant_hints", String.valueOf(view.hints()));
        metrics.describe("decant_keys_in_work", "gauge", "Keys being worked on.");
        metrics.value("decant_keys_in_work", String.valueOf(view.keysInWork()));
        if (figures.waitingMessages() >= 0) {
            metrics.describe("decant_queue_messages", "gauge", "Messages that nobody has received yet, about.");
            metrics.value("decant_queue_messages", String.valueOf(figures.waitingMessages()));
        }
        metrics.describe("decant_removals_stopped", "gauge", "1 once more removals were asked for than may be made.");
        metrics.value("decant_removals_stopped", view.removalsStopped() == null ? "0" : "1");
        return metrics.text.toString();
    }

    private void describe(String name, String type, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void value(String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
