package decant.cli.output;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When it will be done, as long as that can be said: silent at first, and again whenever its own last answers disagree
 * by more than half. A wrong forecast is worse than none. For one thread, or under its owner's lock.
 */
public final class Forecast {
    private static final long LEAST_NANOS = 15_000_000_000L;
    private static final long COMPARED_NANOS = 10_000_000_000L;
    private static final double MOST_DISAGREEMENT = 1.5;

    private record Answer(long nanos, double endsAtNanos) {}

    private final Deque<Answer> answers = new ArrayDeque<>();
    private long firstNanos = Long.MIN_VALUE;

    /**
     * What is left of the time at this moment; nothing while that cannot be said.
     *
     * @param left units of work that are left, as far as is known
     * @param perSecond present speed
     */
    public Optional<Duration> left(long nowNanos, double left, double perSecond) {
        if (firstNanos == Long.MIN_VALUE) {
            firstNanos = nowNanos;
        }
        if (perSecond <= 0 || left < 0) {
            answers.clear();
            return Optional.empty();
        }
        double leftNanos = left / perSecond * 1e9;
        answers.addLast(new Answer(nowNanos, nowNanos + leftNanos));
        while (nowNanos - answers.getFirst().nanos() > COMPARED_NANOS) {
            answers.removeFirst();
        }
        if (nowNanos - firstNanos < LEAST_NANOS) {
            return Optional.empty();
        }
        double soonest = answers.stream().mapToDouble(Answer::endsAtNanos).min().orElseThrow() - nowNanos;
        double latest = answers.stream().mapToDouble(Answer::endsAtNanos).max().orElseThrow() - nowNanos;
        boolean agreed = soonest > 0 && latest <= soonest * MOST_DISAGREEMENT;
        return agreed ? Optional.of(Duration.ofNanos((long) leftNanos)) : Optional.empty();
    }
}
