package decant.ledger;

import decant.model.ObjectKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end of one look at a pending key.
 *
 * @param receipt to be kept for the key, or {@code null}
 * @param counts what to add to the run's counts
 */
public record KeySettlement(ObjectKey key, Fate fate, @Nullable Receipt receipt, Map<String, Long> counts) {
    public KeySettlement {
        counts = Map.copyOf(counts);
    }

    /** What becomes of the key. */
    public sealed interface Fate {
        /** Equal, or reported: nothing more to do. */
        record Settled() implements Fate {}

        record Pending(PendingKey again) implements Fate {}

        record Parked(ParkedKey parked) implements Fate {}
    }
}
