package decant.dashboard.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration went on, column by column: the values at one index belong together.
 *
 * @param seconds since 1970
 * @param phases at that time
 * @param lagSeconds {@code null} while nobody knew
 * @param exposureLagSeconds {@code null} where nothing had been narrowed
 * @param copiesPerSecond since the value before
 * @param copiedBytesPerSecond since the value before
 * @param followedPerSecond changes carried by events, since the value before
 * @param inFlight requests in flight at the target
 * @param parked keys given up
 */
public record HistoryView(
        List<Double> seconds,
        List<String> phases,
        List<@Nullable Double> lagSeconds,
        List<@Nullable Double> exposureLagSeconds,
        List<Double> copiesPerSecond,
        List<Double> copiedBytesPerSecond,
        List<Double> followedPerSecond,
        List<Integer> inFlight,
        List<Long> parked) {}
