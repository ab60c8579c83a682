package decant.dashboard.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Upload times to both buckets as they were measured, column by column.
 *
 * @param bytes size of the objects
 * @param seconds since 1970, at the beginning of each window
 * @param sourceMillis median; {@code null} where nothing was measured
 * @param sourceP95Millis the time that 95 of 100 stay within
 * @param marks moments that somebody marked
 */
public record LatencyView(
        int bytes,
        List<Double> seconds,
        List<@Nullable Double> sourceMillis,
        List<@Nullable Double> sourceP95Millis,
        List<@Nullable Double> targetMillis,
        List<@Nullable Double> targetP95Millis,
        List<Mark> marks) {
    /** A moment that somebody marked. */
    public record Mark(Instant at, String name) {}
}
