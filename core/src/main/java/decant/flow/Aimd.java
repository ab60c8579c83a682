package decant.flow;

/**
 * A limit that finds its own height: additive increase, multiplicative decrease.
 *
 * <p>An answer judges the limit under which its call was sent, never a later one: each cut begins an epoch, and answers
 * to calls of an earlier epoch change nothing. So one overload, answered by a hundred refusals, is one cut. Until the
 * first cut every good answer adds one (the limit doubles each round trip), after it a whole window of them does.
 * Answers count towards growth only if the limit was in use when their call was sent: an idle limit proves nothing.
 *
 * <p>A refusal for load cuts at once. Failures are counted over a window, since a store that fails once in a thousand
 * calls is not overloaded. Below one call in flight, a limit rests between calls: twice as long after each trouble, a
 * quarter less after each good answer, and it grows no further until it needs no rest.
 *
 * <p>Guarded by the lock of its {@link Admission}.
 */
final class Aimd {
    private final Tuning tuning;
    private int ceiling;
    private double limit;
    private boolean starting;
    private int epoch;

    private int windowSize;
    private int windowAnswers;
    private int windowFailures;
    private int windowPeak;
    private int lastWindowPeak;

    private long restNanos;
    private long restsUntilNanos;

    /**
     * @param starting whether growth is fast until the first cut
     */
    Aimd(Tuning tuning, int ceiling, double limit, boolean starting) {
        this.tuning = tuning;
        this.ceiling = ceiling;
        this.limit = Math.clamp(limit, 1, ceiling);
        this.starting = starting;
        this.windowSize = limit();
    }

    /** Calls that may be in flight, at least 1. */
    int limit() {
        return (int) limit;
    }

    int epoch() {
        return epoch;
    }

    /** The end of the present rest; in the past, or 0, where there is none. */
    long restsUntilNanos() {
        return restsUntilNanos;
    }

    void changeCeiling(int newCeiling) {
        ceiling = newCeiling;
        limit = Math.min(limit, newCeiling);
    }

    /**
     * A call was sent.
     *
     * @param inFlight calls now in flight, this one included
     * @return whether the limit is in use, so that the answer may raise it
     */
    boolean sent(int inFlight) {
        windowPeak = Math.max(windowPeak, inFlight);
        return inFlight * 2 >= limit();
    }

    /**
     * The answer to a call that was sent in this epoch.
     *
     * @param inUse what {@link #sent} said of the call
     * @return whether it led to a cut
     */
    boolean answered(Answer answer, boolean inUse, long nowNanos) {
        return switch (answer) {
            case GOOD -> {
                if (restNanos > 0) {
                    rest(restNanos * 3 / 4, nowNanos);
                } else if (inUse) {
                    limit = Math.min(ceiling, limit + (starting ? 1 : 1 / limit));
                }
                countInWindow();
                yield false;
            }
            case FAILED -> {
                windowFailures++;
                boolean overloaded = windowFailures * 100 > windowSize * tuning.failedPercent();
                if (overloaded) {
                    cut(nowNanos);
                } else {
                    countInWindow();
                }
                yield overloaded;
            }
            case THROTTLED -> {
                cut(nowNanos);
                yield true;
            }
            case SILENT -> false;
        };
    }

    /** What was in use of the limit lately: what a cut begins from. */
    double used() {
        return Math.min(limit, Math.max(1, Math.max(windowPeak, lastWindowPeak)));
    }

    private void cut(long nowNanos) {
        if (limit() == 1) {
            rest(Math.max(restNanos * 2, tuning.leastRestNanos()), nowNanos);
        }
        limit = Math.max(1, used() * tuning.backOff());
        starting = false;
        epoch++;
        beginWindow();
        lastWindowPeak = 0;
    }

    /** What was in trouble has been well for long. */
    void endRest() {
        restNanos = 0;
        restsUntilNanos = 0;
    }

    private void rest(long nanos, long nowNanos) {
        restNanos = nanos < tuning.leastRestNanos() ? 0 : Math.min(nanos, tuning.longestRestNanos());
        restsUntilNanos = nowNanos + restNanos;
    }

    private void countInWindow() {
        windowAnswers++;
        if (windowAnswers >= windowSize) {
            beginWindow();
        }
    }

    private void beginWindow() {
        lastWindowPeak = windowPeak;
        windowPeak = 0;
        windowAnswers = 0;
        windowFailures = 0;
        windowSize = limit();
    }
}
