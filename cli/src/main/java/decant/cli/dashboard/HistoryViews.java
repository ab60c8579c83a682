package decant.cli.dashboard;

import decant.cli.ledger.History;
import decant.cli.ledger.Sample;
import decant.dashboard.view.HistoryView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a migration went on, as a dashboard shows it. */
final class HistoryViews {
    private HistoryViews() {}

    static HistoryView of(History history) {
        List<Double> seconds = new ArrayList<>();
        List<String> phases = new ArrayList<>();
        List<@Nullable Double> lags = new ArrayList<>();
        List<@Nullable Double> exposures = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        List<Double> followed = new ArrayList<>();
        List<Integer> inFlight = new ArrayList<>();
        List<Long> parked = new ArrayList<>();
        Sample last = null;
        for (Sample sample : history.samples()) {
            Sample before = last == null ? sample : last;
            double elapsed = Duration.between(before.at(), sample.at()).toMillis() / 1000.0;
            seconds.add(sample.at().toEpochMilli() / 1000.0);
            phases.add(sample.phase());
            lags.add(secondsOf(sample.lagMillis()));
            exposures.add(secondsOf(sample.exposureLagMillis()));
            copies.add(rate(sample.copied() - before.copied(), elapsed));
            bytes.add(rate(sample.copiedBytes() - before.copiedBytes(), elapsed));
            followed.add(rate(sample.followed() - before.followed(), elapsed));
            inFlight.add(sample.inFlight());
            parked.add(sample.parked());
            last = sample;
        }
        return new HistoryView(seconds, phases, lags, exposures, copies, bytes, followed, inFlight, parked);
    }

    private static @Nullable Double secondsOf(long millis) {
        return millis == Sample.UNKNOWN ? null : millis / 1000.0;
    }

    private static double rate(long done, double seconds) {
        return seconds <= 0 ? 0 : Math.max(0, done) / seconds;
    }
}
