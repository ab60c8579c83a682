package decant.backfill;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Decides which surplus keys are written down to be removed at the end of the pass, when it is known how many there are
 * of how many: up to the limit's count. One more is only counted, and then nothing is removed. Safe for any number of
 * threads.
 */
final class SurplusHold {
    private final long limit;
    private final AtomicLong seen;

    /**
     * A hold for a pass.
     *
     * @param limit keys to hold at most; 0 where nothing is to be removed
     * @param held keys that an earlier process of the pass held already
     */
    SurplusHold(long limit, long held) {
        this.limit = limit;
        this.seen = new AtomicLong(held);
    }

    /** Whether surplus keys are to be removed at all. */
    boolean isWanted() {
        return limit > 0;
    }

    boolean holdsOneMore() {
        return limit > 0 && seen.incrementAndGet() <= limit;
    }

    /** Surplus keys seen, held or not; 0 where nothing is to be removed. */
    long seen() {
        return seen.get();
    }
}
