package decant.source;

import decant.model.ObjectKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many keys a range has left, and where their middle is.
 *
 * <p>At every depth the rest is taken to be as dense as what was seen there, but never to hold more than a few times as
 * many keys: of folders, logs and users that have lived for a while, half live on for as long again, whatever room
 * there would be for more. Splits that found nothing make this expectation smaller, those that found something larger.
 *
 * <p>The figures were chosen by simulating passes over the simulator's key spaces; {@code docs/decisions} has them.
 */
final class RestEstimate {
    /** A thief that finds fewer keys than this has missed. */
    private static final int KEYS_OF_A_MISS = 500;

    /** What was seen less of than a page is expected to hold as much again: it began within that page. */
    private static final int KEYS_OF_A_BEGINNING = 1_000;

    /** Pages come from where workers happen to be and say little about elsewhere, so the unseen never fades away. */
    private static final double LEAST_UNSEEN = 4;

    private static final double MOST_TIMES = 8;
    private static final double LEAST_TIMES = 1;
    private static final double TIMES_AFTER_A_MISS = 0.5;

    private final KeyModel model = new KeyModel(LEAST_UNSEEN);
    private final Levels levels = new Levels(model);
    private final Pivots pivots = new Pivots(model);

    /**
     * A key to split a range at.
     *
     * @param level depth at which it differs from the keys seen
     * @param keysBefore keys expected between those and it
     */
    record Pivot(ObjectKey key, int level, double keysBefore) {}

    /**
     * Takes in a page that has just been claimed.
     *
     * @param samples some of its keys, at even distances, the last one its last
     */
    void update(PoolRange range, ObjectKey[] samples) {
        model.learn(samples);
        learnFromSplit(range);
        if (range.claimedAll) {
            range.rest = 0;
            return;
        }
        ObjectKey last = samples[samples.length - 1];
        range.keysWithin = keysWithin(range, samples);
        range.lastKey = last;
        range.rest = keysLeft(range);
    }

    private static void learnFromSplit(PoolRange range) {
        PoolRange victim = range.victim;
        if (victim == null) {
            return;
        }
        if (range.claimedAll && range.claimedKeys < KEYS_OF_A_MISS) {
            victim.misses++;
        } else {
            victim.misses = Math.max(0, victim.misses - 1);
            range.misses = Math.max(0, range.misses - 1);
        }
    }

    /** Keys seen that share the first bytes of a page's last key, by the number of those bytes; to a 16th of a page. */
    private static double[] keysWithin(PoolRange range, ObjectKey[] samples) {
        ObjectKey last = samples[samples.length - 1];
        ObjectKey before = range.lastKey;
        int unbroken = before == null ? -1 : before.sharedPrefixLength(last);
        double[] within = new double[last.length() + 1];
        int first = 0;
        for (int position = 0; position < within.length; position++) {
            while (samples[first].sharedPrefixLength(last) < position) {
                first++;
            }
            within[position] = (double) range.claimedKeys * (samples.length - first) / samples.length;
            if (position <= unbroken) {
                within[position] += range.keysWithin[position];
            }
        }
        return within;
    }

    /** Keys expected in the unclaimed part of a range. */
    double keysLeft(PoolRange range) {
        double left = 0;
        for (Level level : levelsOf(range)) {
            left += keysLeft(range, level, left);
        }
        return left;
    }

    private static double keysLeft(PoolRange range, Level level, double deeper) {
        double times = Math.max(LEAST_TIMES, MOST_TIMES * Math.pow(TIMES_AFTER_A_MISS, range.misses));
        return level.keysLeft(level.keysSeen() < KEYS_OF_A_BEGINNING ? LEAST_TIMES : times, deeper);
    }

    private List<Level> levelsOf(PoolRange range) {
        ObjectKey last = range.lastKey;
        return last == null ? List.of() : levels.between(range.base, last, range.through, range.keysWithin);
    }

    /** A key that halves the unclaimed part of a range; {@code null} if none is known. */
    @Nullable Pivot pivot(PoolRange range) {
        ObjectKey last = range.lastKey;
        if (last == null) {
            return null;
        }
        double half = keysLeft(range) / 2;
        double deeper = 0;
        for (Level level : levelsOf(range)) {
            double here = keysLeft(range, level, deeper);
            if (here > 0 && half <= deeper + here) {
                double fraction = (half - deeper) / (level.keysSeen() * level.ratio());
                ObjectKey key = pivots.atLevel(last, range.through, level.position(), fraction);
                return key == null ? null : new Pivot(key, level.position(), half);
            }
            deeper += here;
        }
        return null;
    }
}
