package decant.cli.follow;

import java.time.Duration;
import java.util.Arrays;

/** The last lags, for quantiles, and their sum and number since the start. Not safe for several threads. */
final class Lags {
    private static final int KEPT = 1024;

    private final long[] millis = new long[KEPT];
    private long count;
    private long sumMillis;

    /** A clock of a store may be ahead of this machine's: less than nothing counts as nothing. */
    void add(Duration lag) {
        long value = Math.max(0, lag.toMillis());
        millis[(int) (count % KEPT)] = value;
        count++;
        sumMillis += value;
    }

    long count() {
        return count;
    }

    long sumMillis() {
        return sumMillis;
    }

    /** A quantile of the last lags; zero while there is none. */
    Duration quantile(double share) {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return Duration.ZERO;
        }
        long[] sorted = Arrays.copyOf(millis, kept);
        Arrays.sort(sorted);
        return Duration.ofMillis(sorted[(int) Math.min(kept - 1, (long) (share * kept))]);
    }
}
