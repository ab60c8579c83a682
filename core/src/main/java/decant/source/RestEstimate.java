package decant.source;

import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/** How many keys a range has left, and where their middle is. */
final class RestEstimate {
    /** Who has lived for n pages is not expected to live for more than this many times n. */
    private static final double LONGEST_LIFE = 16;

    private static final int KEYS_OF_A_MISS = 500;

    private final KeyModel model = new KeyModel();
    private final Pivots pivots = new Pivots(model);

    /** Takes in a page that has just been claimed. */
    void update(PoolRange range, KeyPage page) {
        model.learn(page);
        if (!range.proven) {
            prove(range);
        }
        if (range.claimedAll) {
            range.rest = 0;
            return;
        }
        ObjectKey first = page.key(0);
        ObjectKey last = page.key(range.claimedKeys - 1);
        range.sharedBytes = first.sharedPrefixLength(last);
        range.rest = Math.min(byVolume(range, first, last), LONGEST_LIFE * (range.keysDone + range.claimedKeys));
    }

    private static void prove(PoolRange range) {
        range.proven = true;
        PoolRange victim = range.victim;
        if (victim != null && !(range.claimedAll && range.claimedKeys < KEYS_OF_A_MISS)) {
            victim.misses = 0;
        }
    }

    private double byVolume(PoolRange range, ObjectKey first, ObjectKey last) {
        ObjectKey through = range.through;
        int reference = Math.min(range.sharedBytes, through == null ? 0 : last.sharedPrefixLength(through));
        double page = model.volume(first, last, reference);
        double rest = model.volume(last, through, reference);
        return page > 0 ? range.claimedKeys * (rest / page) : Double.MAX_VALUE;
    }

    /** A key that halves the unclaimed part of a range; {@code null} if none is known. */
    @Nullable ObjectKey pivot(PoolRange range) {
        ObjectKey claimed = range.claimed;
        ObjectKey pivot = null;
        if (range.misses % 2 == 1 && range.proven && claimed != null) {
            pivot = pivots.byDepth(claimed, range.through, range.sharedBytes);
        }
        return pivot != null ? pivot : pivots.byVolume(claimed, range.through, 0.5);
    }
}
