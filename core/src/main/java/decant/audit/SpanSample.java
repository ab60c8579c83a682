package decant.audit;

import decant.model.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Draws a fixed number of the spans seen, each with the same chance (reservoir sampling). Safe for any number of
 * threads.
 */
final class SpanSample {
    /** A span as the audit saw it on one side. */
    record Drawn(KeyRange keys, Certificate.Side source, Certificate.Side target) {}

    private final int size;
    private final RandomGenerator random;
    private final List<Drawn> drawn = new ArrayList<>();
    private long seen;

    SpanSample(int size, RandomGenerator random) {
        this.size = size;
        this.random = random;
    }

    synchronized void offer(Drawn span) {
        seen++;
        if (drawn.size() < size) {
            drawn.add(span);
        } else if (size > 0) {
            long place = random.nextLong(seen);
            if (place < size) {
                drawn.set((int) place, span);
            }
        }
    }

    synchronized List<Drawn> drawn() {
        return List.copyOf(drawn);
    }
}
