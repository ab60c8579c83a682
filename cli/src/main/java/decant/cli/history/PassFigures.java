package decant.cli.history;

import decant.count.Estimate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A pass or a verification that is under way.
 *
 * @param step the step that it is made for
 * @param keys keys dealt with, those in pages not yet confirmed included
 * @param whole how many there are in all; empty while too little is known
 * @param left of the time; empty while that cannot be said
 * @param counts by the names of {@link decant.backfill.Tally}; empty for a verification
 */
public record PassFigures(
        String step,
        long keys,
        Optional<Estimate> whole,
        Optional<Duration> left,
        double keysPerSecond,
        double copiesPerSecond,
        double copiedBytesPerSecond,
        Map<String, Long> counts) {
    public PassFigures {
        counts = Map.copyOf(counts);
    }

    /** A count, 0 where nothing was counted. */
    public long count(String name) {
        return counts.getOrDefault(name, 0L);
    }
}
