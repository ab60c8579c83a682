package decant.flow;

import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Time for those who wait: a clock that only goes forward, and the way to let a thread wait by it. Core has none of its
 * own, since time comes in from outside.
 */
public interface Ticker {
    /** A ticker of its two parts, such as {@code System::nanoTime} and {@code LockSupport::parkNanos}. */
    static Ticker of(LongSupplier nanos, LongConsumer park) {
        return new Ticker() {
            @Override
            public long nanos() {
                return nanos.getAsLong();
            }

            @Override
            public void park(long waitNanos) {
                park.accept(waitNanos);
            }
        };
    }

    /** Nanoseconds since some moment; only differences mean something. */
    long nanos();

    /**
     * Lets the calling thread wait until it is unparked or interrupted, the time has passed, or for no reason, as
     * {@code LockSupport.parkNanos} does: callers look again whether they may go on.
     */
    void park(long nanos);

    /** Lets the calling thread wait for the whole time. */
    default void sleep(long nanos) throws InterruptedException {
        long begin = nanos();
        for (long rest = nanos; rest > 0; rest = nanos - (nanos() - begin)) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            park(rest);
        }
    }
}
