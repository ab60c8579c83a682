package decant.cli.output;

import java.util.ArrayDeque;
import java.util.Deque;

/** The speed of a count over the last ten seconds. For one thread, or under its owner's lock. */
public final class Meter {
    private static final long WINDOW_NANOS = 10_000_000_000L;
    private static final long LEAST_NANOS = 1_000_000_000L;

    private record Reading(long nanos, long value) {}

    private final Deque<Reading> readings = new ArrayDeque<>();

    /** Takes a reading; time must not go back. */
    public void read(long nanos, long value) {
        readings.addLast(new Reading(nanos, value));
        while (readings.size() > 2 && nanos - second().nanos() >= WINDOW_NANOS) {
            readings.removeFirst();
        }
    }

    private Reading second() {
        var iterator = readings.iterator();
        iterator.next();
        return iterator.next();
    }

    /** Per second; 0 until a second was watched. */
    public double perSecond() {
        if (readings.size() < 2) {
            return 0;
        }
        Reading first = readings.getFirst();
        Reading last = readings.getLast();
        long nanos = last.nanos() - first.nanos();
        return nanos < LEAST_NANOS ? 0 : (last.value() - first.value()) * 1e9 / nanos;
    }
}
