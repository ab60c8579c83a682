package decant.simulator;

import decant.simulator.functions.Timing;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that a test moves. What is due is done in the order of its time by the thread that moves it. */
final class ManualTiming implements Timing {
    private record Due(long nanos, long number, Runnable action) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::nanos).thenComparingLong(Due::number));
    private long nanos;
    private long number;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void after(Duration delay, Runnable action) {
        due.add(new Due(nanos + delay.toNanos(), number++, action));
    }

    void pass(Duration time) {
        long end = nanos + time.toNanos();
        while (!due.isEmpty() && due.peek().nanos() <= end) {
            Due next = due.remove();
            nanos = next.nanos();
            next.action().run();
        }
        nanos = end;
    }
}
