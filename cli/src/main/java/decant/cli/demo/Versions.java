package decant.cli.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** What was written lately, and since when each version of it is outdated. Safe for any number of threads. */
final class Versions {
    /** A picture that is not there. */
    static final int NONE = 0;

    private static final int LATEST = 100;

    private final LongSupplier nanoTime;
    private final Map<String, List<Version>> histories = new HashMap<>();
    private final Deque<String> latest = new ArrayDeque<>();

    private record Version(int number, long sinceNanos) {}

    Versions(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A bucket has answered that it holds this version.
     *
     * @param number greater than those before; {@link #NONE} where the picture is gone
     */
    synchronized void wrote(String key, int number) {
        histories.computeIfAbsent(key, _ -> new ArrayList<>()).add(new Version(number, nanoTime.getAsLong()));
        latest.addLast(key);
        if (latest.size() > LATEST) {
            latest.removeFirst();
        }
    }

    /** Some picture that was written lately; empty before there is any. */
    synchronized Optional<String> drawn(RandomGenerator random) {
        return latest.isEmpty()
                ? Optional.empty()
                : Optional.of(List.copyOf(latest).get(random.nextInt(latest.size())));
    }

    /**
     * For how long a version had been outdated when it was read; 0 for the last one, and for one whose writer has no
     * answer yet.
     *
     * @param readNanos when its reader asked for it
     */
    synchronized long outdatedNanos(String key, int number, long readNanos) {
        List<Version> history = histories.getOrDefault(key, List.of());
        int next = history.size();
        while (next > 0 && history.get(next - 1).number() != number) {
            next--;
        }
        boolean isUnknown = next == 0;
        boolean isLast = next == history.size();
        // What is older than all that is known was followed by the first of it.
        if (isLast || (isUnknown && history.getFirst().number() < number)) {
            return 0;
        }
        return Math.max(0, readNanos - history.get(next).sinceNanos());
    }
}
