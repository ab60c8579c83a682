package decant.cli.verb;

import decant.cli.output.Figures;
import decant.cli.output.Forecast;
import decant.cli.output.Meter;
import decant.count.CountListener;
import decant.count.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** What a count has seen so far. Counting is safe for any number of threads, showing for one. */
final class CountProgress implements CountListener {
    private final LongAdder keys = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Meter speed = new Meter();
    private final Forecast forecast = new Forecast();

    @Override
    public void counted(long moreKeys, long moreBytes) {
        keys.add(moreKeys);
        bytes.add(moreBytes);
    }

    /**
     * What to show now.
     *
     * @param estimate of all keys, as far as there is one
     * @param limits why it does not go faster
     */
    List<String> lines(long nowNanos, Optional<Estimate> estimate, List<String> limits) {
        long counted = keys.sum();
        speed.read(nowNanos, counted);
        List<String> lines = new ArrayList<>();
        lines.add(
                "  counted %s, %s  %s"
                        .formatted(
                                Figures.count(counted, "key"),
                                Figures.bytes(bytes.sum()),
                                Figures.perSecond(speed.perSecond())));
        estimate.ifPresent(all -> lines.add("  " + about(all) + left(nowNanos, counted, all)));
        limits.forEach(limit -> lines.add("  " + limit));
        return lines;
    }

    private static String about(Estimate all) {
        return Figures.about(all.keys(), all.error()) + " keys in all";
    }

    private String left(long nowNanos, long counted, Estimate all) {
        return forecast.left(nowNanos, (double) all.keys() - counted, speed.perSecond())
                .map(time -> ", about " + Figures.duration(time) + " left")
                .orElse("");
    }
}
