package decant.dashboard.view;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is followed.
 *
 * @param lagMillis by how much the target is behind now; {@code null} while nothing has shown it
 * @param maxLagMillis the bound of the gate
 * @param changes from changes at the source to their copies, the last thousand
 * @param exposures from changes that made something less public, or removed it, to the same at the target
 * @param heartbeats from beats at the source to the same at the target
 * @param silenceMillis for how long a beat has not come back
 * @param looks at keys, by what they led to
 * @param waiting messages that nobody has received yet, about; {@code null} if nobody can tell
 * @param hints in hand
 * @param inWork keys being worked on
 * @param removalsStopped why removals are not carried over any more; empty where they are
 * @param trouble what is wrong with the events; empty where nothing is
 */
public record LiveCopyView(
        @Nullable Long lagMillis,
        long maxLagMillis,
        LagView changes,
        LagView exposures,
        LagView heartbeats,
        long silenceMillis,
        Map<String, Long> looks,
        long messages,
        long poison,
        @Nullable Long waiting,
        int hints,
        int inWork,
        String removalsStopped,
        String trouble) {
    /** Lags of the last thousand, in milliseconds; their number and sum since the process began. */
    public record LagView(long medianMillis, long p99Millis, long count, long sumMillis) {}
}
