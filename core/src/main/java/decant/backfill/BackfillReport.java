package decant.backfill;

import java.util.Map;
import java.util.Optional;

/**
 * What a pass amounted to.
 *
 * @param counts by the names of {@link Tally}, over all processes that took part in the pass
 * @param parked keys given up, in this pass and before
 * @param removalsRefused why surplus keys were not removed although that was asked for, in one sentence
 */
public record BackfillReport(Map<String, Long> counts, long parked, Optional<String> removalsRefused) {
    public BackfillReport {
        counts = Map.copyOf(counts);
    }

    /** A count, 0 where nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
