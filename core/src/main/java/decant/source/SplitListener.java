package decant.source;

import decant.ledger.RangeRow;
import decant.model.ObjectKey;

/** Is told of every split before the thief begins, so that a record of the pass never misses a range. */
@FunctionalInterface
public interface SplitListener {
    /** For passes that keep no record. */
    SplitListener NONE = (_, _, _) -> {};

    /**
     * A range was split. Called under the pool's lock: events arrive in order, and until this returns neither side can
     * claim anything. It should take well below a millisecond; what it throws ends the pass.
     *
     * @param victim id of the range that was robbed
     * @param victimThrough where it ends now
     * @param thief the stolen part, a range of its own
     */
    void split(long victim, ObjectKey victimThrough, RangeRow thief);
}
