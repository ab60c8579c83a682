package decant.cli.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes samples fewer so that those of late stay as close as they were taken, and the others become about equally far
 * apart however long it goes on. Pure.
 */
final class Thinning {
    /** Samples are not taken closer than this, but at the end of a process. */
    private static final Duration LEAST = Duration.ofSeconds(5);

    private Thinning() {}

    /**
     * Fewer of them: where they are closest, every second one goes, and its lag to the next; then again, until few
     * enough are left. The first stays, since with it everything began.
     *
     * @param samples in the order of their times
     */
    static List<Sample> thinned(List<Sample> samples, int most) {
        List<Sample> left = samples;
        int before = Integer.MAX_VALUE;
        while (left.size() > most && left.size() < before) {
            before = left.size();
            left = without(left, Math.max(closest(left), LEAST.toMillis()) * 3 / 2);
        }
        return left;
    }

    private static long closest(List<Sample> samples) {
        long closest = Long.MAX_VALUE;
        for (int i = 1; i < samples.size(); i++) {
            closest = Math.min(closest, millis(samples.get(i - 1), samples.get(i)));
        }
        return closest;
    }

    /** Without those that are closer than that to the one that is kept before them. */
    private static List<Sample> without(List<Sample> samples, long leastMillis) {
        List<Sample> kept = new ArrayList<>();
        Sample gone = null;
        for (Sample sample : samples) {
            Sample next = gone == null ? sample : sample.alsoFor(gone);
            boolean isClose = !kept.isEmpty() && millis(kept.getLast(), sample) < leastMillis;
            if (isClose && !sample.equals(samples.getLast())) {
                gone = next;
            } else {
                kept.add(next);
                gone = null;
            }
        }
        return kept;
    }

    private static long millis(Sample before, Sample after) {
        return Duration.between(before.at(), after.at()).toMillis();
    }
}
