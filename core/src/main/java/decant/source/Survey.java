package decant.source;

import decant.model.ObjectKey;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a key space so far, and what may lie in the gaps. A gap is taken to be as dense as the stretches
 * seen on both its sides, but not to hold more than so many times their keys. Its memory grows with unfinished ranges.
 * Guarded by the pool's lock.
 */
final class Survey {
    private static final ObjectKey BEGINNING = ObjectKey.of("");

    /** Times the keys of a stretch that are expected in the gap beside it: a cautious and a bold limit. */
    private static final double CAUTIOUS_TIMES = 16;

    private static final double BOLD_TIMES = 64;

    /** By how much simulated passes went beyond either estimate. */
    private static final double LEAST_SHARE = 0.6;

    private static final double MOST_SHARE = 2;

    private final KeyModel model = new KeyModel(0);
    private final TreeMap<ObjectKey, Stretch> stretches = new TreeMap<>();

    /** Adjoining pages. */
    private static final class Stretch {
        private final @Nullable ObjectKey after;
        private @Nullable ObjectKey through;
        private long keys;

        Stretch(@Nullable ObjectKey after) {
            this.after = after;
        }

        void add(@Nullable ObjectKey newThrough, long moreKeys) {
            through = newThrough;
            keys += moreKeys;
        }
    }

    void learn(ObjectKey[] keys) {
        model.learn(keys);
    }

    /** The keys between two are done. */
    void add(@Nullable ObjectKey after, @Nullable ObjectKey through, long keys) {
        ObjectKey begin = after == null ? BEGINNING : after;
        Stretch stretch = endingAt(begin);
        if (stretch == null) {
            stretch = new Stretch(after);
            stretches.put(begin, stretch);
        }
        Stretch next = through == null ? null : stretches.remove(through);
        stretch.add(through, keys);
        if (next != null) {
            stretch.add(next.through, next.keys);
        }
    }

    private @Nullable Stretch endingAt(@Nullable ObjectKey key) {
        if (key == null) {
            return null;
        }
        Map.Entry<ObjectKey, Stretch> before = stretches.lowerEntry(key);
        return before != null && key.equals(before.getValue().through) ? before.getValue() : null;
    }

    /** What may be left of these ranges. */
    KeysLeft keysLeft(SortedSet<PoolRange> unfinished) {
        double cautious = 0;
        double bold = 0;
        double byRange = 0;
        for (PoolRange range : unfinished) {
            double volume = model.volume(range.cursor, range.through);
            Stretch before = endingAt(range.cursor);
            Stretch behind = range.through == null ? null : stretches.get(range.through);
            cautious += between(before, behind, volume, CAUTIOUS_TIMES);
            bold += between(before, behind, volume, BOLD_TIMES);
            byRange += range.rest;
        }
        return new KeysLeft(LEAST_SHARE * Math.min(cautious, byRange), MOST_SHARE * Math.max(bold, byRange));
    }

    private double between(@Nullable Stretch before, @Nullable Stretch behind, double volume, double mostTimes) {
        if (before == null && behind == null) {
            return 0;
        }
        double left = before == null ? 0 : beside(before, volume, mostTimes);
        double right = behind == null ? 0 : beside(behind, volume, mostTimes);
        return before == null ? right : behind == null ? left : (left + right) / 2;
    }

    private double beside(Stretch stretch, double volume, double mostTimes) {
        double seen = model.volume(stretch.after, stretch.through);
        return stretch.keys * Math.min(mostTimes, volume / Math.max(seen, Double.MIN_NORMAL));
    }
}
