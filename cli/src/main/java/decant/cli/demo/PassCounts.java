package decant.cli.demo;

import decant.backfill.BackfillListener;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What a pass has done so far. Safe for any number of threads. */
final class PassCounts implements BackfillListener {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private volatile String waiting = "";

    @Override
    public void counted(Map<String, Long> deltas) {
        deltas.forEach((name, delta) -> counts.merge(name, delta, Long::sum));
        waiting = "";
    }

    @Override
    public void waiting(String reason) {
        waiting = reason;
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** What the pass waits for, empty if for nothing. */
    String waiting() {
        return waiting;
    }
}
