package decant.cli.killed;

import decant.model.ObjectKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * For how long an application leaves a key alone while both buckets take its writes: until what it wrote last has
 * surely been carried, which takes a program that runs. Safe for any number of threads.
 */
final class Rest {
    private final long restNanos;
    private final long beganNanos = System.nanoTime();
    private final Map<ObjectKey, Long> written = new HashMap<>();
    private long unsureFromNanos = Long.MAX_VALUE;
    private long followsSinceNanos;
    private boolean follows = true;

    Rest(Duration rest) {
        this.restNanos = rest.toNanos();
    }

    private long now() {
        // Ahead of any key that was never written.
        return System.nanoTime() - beganNanos + restNanos;
    }

    synchronized void wrote(ObjectKey key) {
        written.put(key, now());
    }

    /** Nobody follows any more: of what was written just now nobody knows whether it was carried. */
    synchronized void ended() {
        follows = false;
        unsureFromNanos = Math.min(unsureFromNanos, now() - restNanos);
    }

    /** Both buckets are followed again. */
    synchronized void goesOn() {
        if (!follows) {
            follows = true;
            followsSinceNanos = now();
        }
    }

    synchronized boolean isOver(ObjectKey key) {
        if (follows && now() - followsSinceNanos > restNanos) {
            unsureFromNanos = Long.MAX_VALUE;
        }
        long at = written.getOrDefault(key, 0L);
        return now() - at > restNanos && at < unsureFromNanos;
    }
}
