package decant.cli.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what users did. Safe for any number of threads. */
final class Writes {
    private final Map<Deed, LongAdder> counts = new EnumMap<>(Deed.class);

    Writes() {
        for (Deed deed : Deed.values()) {
            counts.put(deed, new LongAdder());
        }
    }

    void count(Deed deed) {
        counts.getOrDefault(deed, new LongAdder()).increment();
    }

    /** How often each was done so far. */
    Map<Deed, Long> byDeed() {
        Map<Deed, Long> now = new EnumMap<>(Deed.class);
        counts.forEach((deed, count) -> now.put(deed, count.sum()));
        return now;
    }

    /** All that was done so far. */
    long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
