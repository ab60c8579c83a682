package decant.cli.verb;

import decant.cli.output.Figures;
import decant.cli.output.Meter;
import decant.count.CountListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** What a count has seen so far. Counting is safe for any number of threads, showing for one. */
final class CountProgress implements CountListener {
    private final LongAdder keys = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Meter speed = new Meter();

    @Override
    public void counted(long moreKeys, long moreBytes) {
        keys.add(moreKeys);
        bytes.add(moreBytes);
    }

    List<String> lines(long nowNanos, List<String> limits) {
        speed.read(nowNanos, keys.sum());
        List<String> lines = new ArrayList<>();
        lines.add(
                "  counted %s, %s  %s"
                        .formatted(
                                Figures.count(keys.sum(), "key"),
                                Figures.bytes(bytes.sum()),
                                Figures.perSecond(speed.perSecond())));
        limits.forEach(limit -> lines.add("  " + limit));
        return lines;
    }
}
