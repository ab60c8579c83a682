package decant.backfill;

import java.time.Instant;

/** Waiting, which tests replace by moving their clock. */
@FunctionalInterface
public interface Pause {
    /** Returns at this time or later. */
    void until(Instant time) throws InterruptedException;
}
