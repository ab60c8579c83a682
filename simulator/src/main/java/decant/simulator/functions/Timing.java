package decant.simulator.functions;

import java.time.Duration;

/** Time, and things to be done when it has come. Safe for any number of threads. */
public interface Timing {
    /** Nanoseconds that only grow. */
    long nanoTime();

    /** Does something later, on a thread of its own; what it does must not wait. */
    void after(Duration delay, Runnable action);
}
