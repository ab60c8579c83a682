package decant.reconcile;

import decant.model.AccessList;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key during a switch beside what both sides show.
 *
 * @param isRemovalSeen whether an event of this epoch tells of a removal at the source; a removal needs one
 * @param isReceiptRead whether the receipt was read in this round, before the looks it is to judge
 * @param receipt the receipt, {@code null} where there is none, or it was not read yet
 * @param landing this work's last act at the target, {@code null} before there is one
 * @param grantsToFollow what an object is to be opened to that lands private, because grants do not travel with a copy
 *     here; {@code null} for none
 */
public record Evidence(
        boolean isRemovalSeen,
        boolean isReceiptRead,
        @Nullable Agreement receipt,
        @Nullable Landing landing,
        @Nullable AccessList grantsToFollow) {
    /** Nothing is known but what both sides show. */
    public static final Evidence NONE = new Evidence(false, false, null, null, null);

    /** An event tells of a removal at the source. */
    public static final Evidence OF_REMOVAL = new Evidence(true, false, null, null, null);

    Evidence withReceipt(@Nullable Agreement read) {
        return new Evidence(isRemovalSeen, true, read, landing, grantsToFollow);
    }

    Evidence withLanding(@Nullable Landing act) {
        return new Evidence(isRemovalSeen, isReceiptRead, receipt, act, grantsToFollow);
    }

    Evidence withGrantsToFollow(@Nullable AccessList grants) {
        return new Evidence(isRemovalSeen, isReceiptRead, receipt, landing, grants);
    }

    /** For another round; one in vain has landed nothing that could be opened. */
    Evidence nextRound(boolean inVain) {
        return new Evidence(isRemovalSeen, false, null, landing, inVain ? null : grantsToFollow);
    }
}
