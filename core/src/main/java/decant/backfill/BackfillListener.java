package decant.backfill;

import decant.ledger.ParkedKey;
import decant.model.ObjectKey;
import decant.reconcile.Verdict;
import java.util.Map;

/**
 * Is told what a backfill does while it does it. Called by many threads at once; must return quickly. An exception that
 * it throws ends the run, before the page it is told of is committed.
 */
public interface BackfillListener {
    /** Hears nothing. */
    BackfillListener NONE = new BackfillListener() {};

    /** Counts were committed. */
    default void counted(Map<String, Long> deltas) {}

    /** So many more keys were worked on in pages that are not committed yet; fewer where negative: they were. */
    default void inHand(int keys) {}

    /** A key was left different: in a dry run, surplus, or undecided. */
    default void left(ObjectKey key, Verdict verdict) {}

    /** A key was given up. */
    default void parked(ParkedKey key) {}

    /** The run waits, with the reason in words. */
    default void waiting(String reason) {}
}
