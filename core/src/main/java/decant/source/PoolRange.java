package decant.source;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A range of a pool and what is known of it. Guarded by the pool's lock; its rank must not change while it is sorted.
 */
final class PoolRange implements Comparable<PoolRange> {
    final long id;

    /** The range this one was stolen from. */
    final @Nullable PoolRange victim;

    /** Everything up to here is done. */
    @Nullable ObjectKey cursor;

    /** Everything up to here cannot be stolen: the cursor, or the end of the page in work. */
    @Nullable ObjectKey claimed;

    boolean claimedAll;
    int claimedKeys;
    @Nullable ObjectKey through;
    long keysDone;

    /** Whether a page of this range has arrived: until then what is thought of it is its victim's estimate. */
    boolean proven;

    /** Estimated number of keys after the claimed part. */
    double rest;

    /** Steals in a row that took (almost) nothing, or are not yet known to have taken something. */
    int misses;

    /** Length of the prefix that the keys of the last page shared. */
    int sharedBytes;

    PoolRange(RangeRow row, @Nullable PoolRange victim) {
        this.id = row.id();
        this.victim = victim;
        this.cursor = row.rest().after();
        this.claimed = cursor;
        this.through = row.rest().through();
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
        keysDone += claimedKeys;
        claimedKeys = 0;
    }

    void release() {
        claimed = cursor;
        claimedKeys = 0;
        claimedAll = false;
    }

    /** A range that has not shown anything yet counts half. */
    private double rank() {
        return proven ? rest : rest / 2;
    }

    @Override
    public int compareTo(PoolRange other) {
        int byRank = Double.compare(other.rank(), rank());
        return byRank != 0 ? byRank : Long.compare(id, other.id);
    }
}
