package decant.cli.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * For how long something may still be shown that was hidden: not at all where the application had hidden it, and for as
 * long as its change takes where it was yet to be carried. Safe for any number of threads.
 */
final class Allowances {
    private final InstantSource clock;
    private final Duration limit;
    private final List<State> states = new CopyOnWriteArrayList<>();

    /**
     * Where everybody is.
     *
     * @param since from when on
     * @param writers the bucket they write to, {@code null} for both
     * @param visitors the bucket that the CDN reads, {@code null} for both
     */
    private record State(Instant since, @Nullable Side writers, @Nullable Side visitors) {
        boolean isTogether() {
            return writers != null && writers == visitors;
        }
    }

    /**
     * Everybody is at the source.
     *
     * @param limit for whatever has to be carried first
     */
    Allowances(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
        states.add(new State(Instant.MIN, Side.SOURCE, Side.SOURCE));
    }

    /** From now on the CDN reads this bucket, {@code null} for both. */
    synchronized void visitorsAt(@Nullable Side side) {
        states.add(new State(clock.instant(), states.getLast().writers(), side));
    }

    /** From now on users write to this bucket, {@code null} for both. */
    synchronized void writersAt(@Nullable Side side) {
        states.add(new State(clock.instant(), side, states.getLast().visitors()));
    }

    /** In a bucket. */
    Duration at(Side side, Instant hidden) {
        return since(hidden).getFirst().writers() == side ? Duration.ZERO : limit;
    }

    /** Through the CDN. */
    Duration atCdn(Instant hidden) {
        return since(hidden).stream().allMatch(State::isTogether) ? Duration.ZERO : limit;
    }

    /** What was when it was hidden, and whatever came later. */
    private List<State> since(Instant hidden) {
        List<State> all = List.copyOf(states);
        int first = all.size() - 1;
        while (all.get(first).since().isAfter(hidden)) {
            first--;
        }
        return all.subList(first, all.size());
    }
}
