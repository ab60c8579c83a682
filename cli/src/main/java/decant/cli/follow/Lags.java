package decant.cli.follow;

import java.time.Duration;
import java.util.Arrays;

/** The last lags, for quantiles, and their sum and number since the start. Not safe for several threads. */
public final class Lags {
    private static final int KEPT = 1024;

    /**
     * What they amount to.
     *
     * @param median of the last thousand; zero while there is none
     * @param ninetyNinth of the last thousand; zero while there is none
     * @param last zero while there is none
     * @param count since the start
     */
    public record View(Duration median, Duration ninetyNinth, Duration last, long count, long sumMillis) {}

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

    View view() {
        int kept = (int) Math.min(count, KEPT);
        if (kept == 0) {
            return new View(Duration.ZERO, Duration.ZERO, Duration.ZERO, 0, 0);
        }
        Duration last = Duration.ofMillis(millis[(int) ((count - 1) % KEPT)]);
        long[] sorted = Arrays.copyOf(millis, kept);
        Arrays.sort(sorted);
        return new View(quantile(sorted, 0.5), quantile(sorted, 0.99), last, count, sumMillis);
    }

    private static Duration quantile(long[] sorted, double share) {
        return Duration.ofMillis(sorted[(int) Math.min(sorted.length - 1, (long) (share * sorted.length))]);
    }
}
