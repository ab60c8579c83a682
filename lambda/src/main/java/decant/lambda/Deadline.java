package decant.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When an invocation has to do what, so that it answers before Lambda ends it: it takes no further key in work from the
 * first moment on, breaks off what is under way at the second, and answers at the third whatever is still going on.
 *
 * @param whole the time the invocation was given
 */
record Deadline(InstantSource clock, Duration whole, Instant stop, Instant cut, Instant answer) {
    private static final Duration MOST_RESERVED = Duration.ofSeconds(4);

    /**
     * A quarter of the time, at most four seconds, is kept for ending.
     *
     * @param remaining until Lambda ends the invocation
     */
    static Deadline in(Duration remaining, InstantSource clock) {
        Duration quarter = remaining.dividedBy(4);
        Duration reserved = quarter.compareTo(MOST_RESERVED) < 0 ? quarter : MOST_RESERVED;
        Instant end = clock.instant().plus(remaining);
        return new Deadline(
                clock,
                remaining,
                end.minus(reserved),
                end.minus(reserved.dividedBy(2)),
                end.minus(reserved.dividedBy(4)));
    }

    /** Time in which work may still go on; never less than nothing. */
    Duration untilStop() {
        return until(stop);
    }

    Duration untilCut() {
        return until(cut);
    }

    Duration untilAnswer() {
        return until(answer);
    }

    private Duration until(Instant moment) {
        Duration left = Duration.between(clock.instant(), moment);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
