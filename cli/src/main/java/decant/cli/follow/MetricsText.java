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
        metrics.summary("decant_lag_seconds", "From a change at the source to its copy at the target.", figures.lags());
        metrics.summary(
                "decant_exposure_lag_seconds",
                "From a change that made something less public, or removed it, to the same at the target.",
                figures.exposures());
        metrics.summary(
                "decant_heartbeat_lag_seconds",
                "From a beat at the source to the same at the target.",
                figures.heartbeats());
        metrics.describe("decant_heartbeat_silence_seconds", "gauge", "For how long a beat has not come back.");
        metrics.value("decant_heartbeat_silence_seconds", seconds(figures.silence()));
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

    private void summary(String name, String help, Lags.View lags) {
        describe(name, "summary", help);
        value(name + "{quantile=\"0.5\"}", seconds(lags.median()));
        value(name + "{quantile=\"0.99\"}", seconds(lags.ninetyNinth()));
        value(name + "_sum", String.valueOf(lags.sumMillis() / 1000.0));
        value(name + "_count", String.valueOf(lags.count()));
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
