package decant.flow;

/**
 * A hard rate: the generic cell rate algorithm, in whole nanoseconds rounded so that the cap is never passed.
 *
 * <p>Calls fall due one interval apart; one may begin early by what 10 ms of calls amount to, so that a thread that
 * woke up late does not cost throughput for ever. Guarded by the lock of its {@link Admission}.
 */
final class RateCap {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BURSTS_PER_SECOND = 100;

    private long intervalNanos;
    private long toleranceNanos;
    private long dueNanos;

    RateCap(int perSecond) {
        change(perSecond, 0);
    }

    /** From now on another rate. Calls that are already waiting are held to it too. */
    void change(int perSecond, long nowNanos) {
        boolean unlimited = perSecond == Caps.UNLIMITED;
        int burst = Math.max(1, perSecond / BURSTS_PER_SECOND);
        intervalNanos = unlimited ? 0 : Math.ceilDiv(NANOS_PER_SECOND, perSecond);
        toleranceNanos = (burst - 1) * intervalNanos;
        dueNanos = Math.min(dueNanos, nowNanos + intervalNanos);
    }

    /** The time from which on the next call may begin. */
    long opensAtNanos() {
        return dueNanos - toleranceNanos;
    }

    /** A call begins now. */
    void take(long nowNanos) {
        dueNanos = Math.max(dueNanos, nowNanos) + intervalNanos;
    }
}
