package decant.cli.ledger;

import java.time.Instant;
import java.util.Map;

/**
 * A pass of a migration that has ended.
 *
 * @param step the step that it was made for
 * @param begun when the process that ended it began with it
 * @param counts what it amounted to, by the names of {@link decant.backfill.Tally}, over all processes
 */
public record EndedPass(String step, Instant begun, Instant ended, Map<String, Long> counts) {
    public EndedPass {
        counts = Map.copyOf(counts);
    }

    /** A count, 0 where nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
