package decant.ledger;

import decant.model.ObjectKey;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of a page of a range.
 *
 * @param range id of the range
 * @param cursor everything up to this key is done, pending or parked; {@code null} when the whole range is
 * @param pending keys of the page that are to be looked at again
 * @param parked keys of the page that were given up
 * @param receipts receipts of copies of the page
 * @param counts what to add to the run's counts
 */
public record PageCommit(
        long range,
        @Nullable ObjectKey cursor,
        List<PendingKey> pending,
        List<ParkedKey> parked,
        Map<ObjectKey, Receipt> receipts,
        Map<String, Long> counts) {
    public PageCommit {
        pending = List.copyOf(pending);
        parked = List.copyOf(parked);
        receipts = Map.copyOf(receipts);
        counts = Map.copyOf(counts);
    }
}
