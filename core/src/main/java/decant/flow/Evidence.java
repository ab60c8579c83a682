package decant.flow;

import decant.model.ObjectKey;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Answers from a range in trouble, and the question whether the trouble is in one part of it.
 *
 * <p>Refusals are rare once a limit has found its height, so not the latest answers are kept but every bad one, and as
 * its controls the few good ones that came next: if trouble is everywhere, both have keys from the same places. Good
 * answers of another time would not do, since workers walk through the keys in order and are elsewhere by then.
 *
 * <p>Guarded by the lock of its {@link Admission}.
 */
final class Evidence {
    /** What the search for a part costs grows with its square; at this size it stays below a tenth of a millisecond. */
    static final int MOST_ANSWERS = 256;

    private static final int CONTROLS_PER_BAD = 4;
    private static final int LEAST_BAD = 3;
    private static final int LEAST_ANSWERS_OUTSIDE = 8;

    /**
     * How much more likely, as a natural logarithm, the answers must be with a part that stands out than without. In
     * 4,000 draws of even trouble each over 32 to 256 answers, the best of all parts passed 13.4 once in 1,000, and 17
     * never.
     */
    private static final double LEAST_LOG_LIKELIHOOD_RATIO = 16;

    /** How many times rarer trouble must be outside of the part than inside. */
    private static final long LEAST_CONTRAST = 4;

    private final Sample[] ring = new Sample[MOST_ANSWERS];
    private int count;
    private int next;
    private int controlsWanted;

    private record Sample(ObjectKey key, boolean bad) {}

    /**
     * The part of a range where the trouble is.
     *
     * @param after exclusive lower end, {@code null} for the range's own
     * @param through inclusive upper end, {@code null} for the range's own
     */
    record Part(@Nullable ObjectKey after, @Nullable ObjectKey through) {}

    void bad(ObjectKey key) {
        controlsWanted = Math.min(controlsWanted + CONTROLS_PER_BAD, MOST_ANSWERS);
        add(new Sample(key, true));
    }

    void good(ObjectKey key) {
        if (controlsWanted > 0) {
            controlsWanted--;
            add(new Sample(key, false));
        }
    }

    private void add(Sample sample) {
        ring[next] = sample;
        next = (next + 1) % MOST_ANSWERS;
        count = Math.min(count + 1, MOST_ANSWERS);
    }

    void clear() {
        count = 0;
        next = 0;
        controlsWanted = 0;
    }

    /** The part that stands out, or {@code null} if the trouble is everywhere or there is too little to go by. */
    @Nullable Part findPart() {
        Sample[] sorted = sortedWithoutRepeats();
        int[] bad = positionsOfBad(sorted);
        int first = 0;
        int last = -1;
        double best = LEAST_LOG_LIKELIHOOD_RATIO;
        for (int i = 0; i < bad.length; i++) {
            for (int j = i + LEAST_BAD - 1; j < bad.length; j++) {
                double contrast = contrast(bad[j] - bad[i] + 1, j - i + 1, sorted.length, bad.length);
                if (contrast > best) {
                    best = contrast;
                    first = i;
                    last = j;
                }
            }
        }
        return last < 0 ? null : widened(sorted, bad[first], bad[last], last - first + 1);
    }

    /** One sample a key: a call that is refused comes back, and must not count as a cluster of its own. */
    private Sample[] sortedWithoutRepeats() {
        Sample[] sorted = Arrays.copyOf(ring, count);
        Arrays.sort(sorted, Comparator.comparing(Sample::key).thenComparing(Sample::bad));
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i + 1 == sorted.length || !sorted[i].key().equals(sorted[i + 1].key())) {
                sorted[kept++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, kept);
    }

    private static int[] positionsOfBad(Sample[] sorted) {
        int[] positions = new int[sorted.length];
        int found = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (sorted[i].bad()) {
                positions[found++] = i;
            }
        }
        return Arrays.copyOf(positions, found);
    }

    /**
     * Log-likelihood ratio of one share of bad answers inside and another outside against the same share everywhere; 0
     * where the outside is too small or not much better.
     */
    private static double contrast(long inside, long badInside, long all, long badAll) {
        long outside = all - inside;
        long badOutside = badAll - badInside;
        if (outside < LEAST_ANSWERS_OUTSIDE || badOutside * LEAST_CONTRAST * inside > badInside * outside) {
            return 0;
        }
        return logLikelihood(badInside, inside) + logLikelihood(badOutside, outside) - logLikelihood(badAll, all);
    }

    private static double logLikelihood(long bad, long all) {
        double good = all - bad;
        return (bad == 0 ? 0 : bad * Math.log((double) bad / all)) + (good == 0 ? 0 : good * Math.log(good / all));
    }

    /**
     * The part from the first bad answer to the last shows less than the true one: the next bad answer would have come
     * one mean distance further out, so that much is added on both sides.
     */
    private static Part widened(Sample[] sorted, int first, int last, int bad) {
        int distance = (last - first + 1) / bad;
        int begin = Math.max(0, first - distance);
        int end = Math.min(sorted.length, last + 1 + distance);
        return new Part(
                begin == 0 ? null : between(sorted[begin - 1].key(), sorted[begin].key()),
                end == sorted.length ? null : between(sorted[end - 1].key(), sorted[end].key()));
    }

    /**
     * A short key that parts two: at least {@code lower}, less than {@code upper}. The shortest beginning of the upper
     * one that does, since that reads well and since S3 divides its partitions at beginnings of keys too.
     */
    static ObjectKey between(ObjectKey lower, ObjectKey upper) {
        int length = lower.sharedPrefixLength(upper) + 1;
        while (length < upper.length() && isContinuation(upper.byteAt(length))) {
            length++;
        }
        return length < upper.length() ? ObjectKey.ofUtf8(upper.toUtf8(), 0, length) : lower;
    }

    private static boolean isContinuation(int utf8Byte) {
        return (utf8Byte & 0xC0) == 0x80;
    }
}
