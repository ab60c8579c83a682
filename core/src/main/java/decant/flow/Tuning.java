package decant.flow;

import java.time.Duration;

/**
 * The constants of adaptation, in one place so that tests can make them small. Chosen by the simulation in the tests;
 * none is an option, since no operator can know a better value before the run.
 *
 * @param firstInFlight calls in flight at the beginning, each kind of traffic
 * @param backOff what remains of a limit after a cut
 * @param failedPercent share of failed answers in a window that counts as overload, in percent
 * @param mostRanges key ranges kept apart, each kind of traffic
 * @param quietNanos time without trouble after which a trouble is over
 * @param mergeNanos time without trouble after which neighbouring ranges become one
 * @param leastRestNanos pause between calls of a range that is in trouble with a single call in flight
 * @param longestRestNanos where that pause, doubled each time, ends
 */
record Tuning(
        int firstInFlight,
        double backOff,
        int failedPercent,
        int mostRanges,
        long quietNanos,
        long mergeNanos,
        long leastRestNanos,
        long longestRestNanos) {
    static final Tuning DEFAULT =
            new Tuning(
                    16,
                    0.7,
                    10,
                    64,
                    Duration.ofSeconds(30).toNanos(),
                    Duration.ofSeconds(60).toNanos(),
                    Duration.ofMillis(20).toNanos(),
                    Duration.ofSeconds(5).toNanos());
}
