package decant.backfill;

/**
 * How many surplus keys one pass may remove: the lesser of both numbers. A pass that finds more removes none, because
 * that is what an emptied or wrong source looks like.
 *
 * @param maxKeys a count
 * @param maxShare a share of the target's keys, 0..1
 */
public record RemovalLimit(long maxKeys, double maxShare) {
    /** 1,000 keys or 1 %. */
    public static final RemovalLimit DEFAULT = new RemovalLimit(1000, 0.01);

    /** Nothing is removed. */
    public static final RemovalLimit NONE = new RemovalLimit(0, 0);

    public RemovalLimit {
        if (maxKeys < 0 || maxShare < 0 || maxShare > 1) {
            throw new IllegalArgumentException("A limit of removals is a count and a share from 0 to 1.");
        }
    }

    /**
     * The number of keys that may be removed from a target with this many; of a small one at least one where any may.
     */
    public long allowed(long targetKeys) {
        return Math.min(maxKeys, (long) Math.ceil(maxShare * targetKeys));
    }
}
