package decant.flow;

import java.util.concurrent.atomic.AtomicLong;

/**
 * A hard rate of the bytes that pass through this machine, shared by all who pass any: in t seconds at most {@code rate
 * * t} bytes, those of 10 ms more, and one piece of each caller.
 *
 * <p>Each piece takes the next stretch of time; who came too early sleeps until his begins. Safe for any number of
 * threads; none holds a lock while it sleeps.
 */
public final class BytesCap {
    /** No cap. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long TOLERANCE_NANOS = 10_000_000;

    private final long maxBytesPerSecond;
    private final Ticker ticker;
    private final long beginNanos;
    private final AtomicLong passedBytes = new AtomicLong();
    private long dueNanos;

    /**
     * @param maxBytesPerSecond at least 1, or {@link #UNLIMITED}
     */
    public BytesCap(long maxBytesPerSecond, Ticker ticker) {
        if (maxBytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "--max-bytes-per-second must be at least 1, not " + maxBytesPerSecond + ".");
        }
        this.maxBytesPerSecond = maxBytesPerSecond;
        this.ticker = ticker;
        this.beginNanos = ticker.nanos();
    }

    /** Lets these bytes pass, when it is time. */
    public void pass(int bytes) throws InterruptedException {
        passedBytes.addAndGet(bytes);
        if (maxBytesPerSecond == UNLIMITED) {
            return;
        }
        long waitNanos = take(bytes);
        if (waitNanos > 0) {
            ticker.sleep(waitNanos);
        }
    }

    private synchronized long take(int bytes) {
        long nowNanos = ticker.nanos() - beginNanos;
        long turnNanos = Math.max(dueNanos, nowNanos);
        dueNanos = turnNanos + (long) Math.ceil(bytes * NANOS_PER_SECOND / maxBytesPerSecond);
        return turnNanos - TOLERANCE_NANOS - nowNanos;
    }

    /** Bytes that have passed so far. */
    public long passedBytes() {
        return passedBytes.get();
    }

    /** Why bytes are held back now, in words for people; empty if they are not. */
    public synchronized String reason() {
        boolean holding = dueNanos - TOLERANCE_NANOS > ticker.nanos() - beginNanos;
        return holding ? "at most " + maxBytesPerSecond + " bytes a second pass (--max-bytes-per-second)" : "";
    }
}
