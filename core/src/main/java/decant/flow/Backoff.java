package decant.flow;

import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a call is made again: exponential with full jitter, so that callers refused together do not
 * come back together ["Exponential backoff and jitter", AWS Architecture Blog].
 *
 * @param attempts most times a call is made, the first one included
 * @param afterThrottleNanos bound of the first wait after the store asked for less
 * @param afterFailureNanos bound of the first wait after a failure
 * @param longestNanos bound of every wait
 */
public record Backoff(int attempts, long afterThrottleNanos, long afterFailureNanos, long longestNanos) {
    /** Eight attempts, some thirty seconds of waiting in the mean under throttling and six after failures. */
    public static final Backoff DEFAULT =
            new Backoff(
                    8,
                    Duration.ofMillis(500).toNanos(),
                    Duration.ofMillis(100).toNanos(),
                    Duration.ofSeconds(20).toNanos());

    public Backoff {
        if (attempts < 1 || afterThrottleNanos < 1 || afterFailureNanos < 1 || longestNanos < 1) {
            throw new IllegalArgumentException("A call is made at least once, and every wait has a length.");
        }
    }

    /**
     * The wait after a failed attempt.
     *
     * @param failedAttempts 1 after the first
     */
    long waitNanos(Kind kind, int failedAttempts, RandomGenerator random) {
        long first = kind == Kind.THROTTLED ? afterThrottleNanos : afterFailureNanos;
        int doublings = Math.min(failedAttempts - 1, Long.numberOfLeadingZeros(first) - 1);
        return random.nextLong(Math.min(longestNanos, first << doublings) + 1);
    }
}
