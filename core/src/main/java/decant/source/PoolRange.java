package decant.source;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A range of a pool and what is known of it. Guarded by the pool's lock; its rank must not change while it is sorted.
 */
final class PoolRange implements Comparable<PoolRange> {
    private static final double RANK_WHILE_UNKNOWN = 0.1;

    final long id;

    /** The range this one was stolen from, until a page of this one has arrived. */
    @Nullable PoolRange victim;

    /** Everything up to here is done. */
    @Nullable ObjectKey cursor;

    /** Everything up to here cannot be stolen: the cursor, or the end of the page in work. */
    @Nullable ObjectKey claimed;

    boolean claimedAll;
    int claimedKeys;
    @Nullable ObjectKey through;

    /** Whether the first page of the range stolen from this one last is still on its way. */
    boolean awaitsThief;

    /** Estimated number of keys after the claimed part. */
    double rest;

    /** Steals that took (almost) nothing, less those that took something. */
    int misses;

    /** Where the keys begin that are known of: those of this range and those before it that its victim had seen. */
    @Nullable ObjectKey base;

    /** The last key seen: of a page, or the pivot where none has arrived; {@code null} where there is neither. */
    @Nullable ObjectKey lastKey;

    /** How many of the keys known of share the first bytes of {@link #lastKey}, by the number of those bytes. */
    double[] keysWithin = {};

    PoolRange(RangeRow row) {
        this.id = row.id();
        this.base = row.rest().after();
        this.cursor = row.rest().after();
        this.claimed = cursor;
        this.through = row.rest().through();
    }

    /** A range that is stolen from this one: it goes on from what is known here. */
    PoolRange thief(RangeRow row, RestEstimate.Pivot pivot) {
        PoolRange thief = new PoolRange(row);
        thief.victim = this;
        thief.misses = misses;
        thief.base = base;
        thief.lastKey = pivot.key();
        thief.keysWithin = new double[pivot.key().length() + 1];
        for (int position = 0; position <= pivot.level(); position++) {
            thief.keysWithin[position] = keysWithin[position] + pivot.keysBefore();
        }
        return thief;
    }

    RangeRow row() {
        return new RangeRow(id, new KeyRange(cursor, through));
    }

    void claim(int keys, @Nullable ObjectKey end, boolean all) {
        claimed = end;
        claimedKeys = keys;
        claimedAll = all;
    }

    void advance() {
        cursor = claimed;
        claimedKeys = 0;
    }

    void release() {
        claimed = cursor;
        claimedKeys = 0;
        claimedAll = false;
    }

    /** A range about which a page on its way will tell more counts a tenth: better split others meanwhile. */
    double rank() {
        return rest * (victim == null ? 1 : RANK_WHILE_UNKNOWN) * (awaitsThief ? RANK_WHILE_UNKNOWN : 1);
    }

    @Override
    public int compareTo(PoolRange other) {
        int byRank = Double.compare(other.rank(), rank());
        return byRank != 0 ? byRank : Long.compare(id, other.id);
    }
}
