package decant.benchmark.live;

import decant.model.ObjectKey;
import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Happening;
import decant.simulator.bucket.StoredObject;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When each change of the source came to be seen at the target, by the clock of the process that serves both. A change
 * has arrived when the target shows it or a later one. Safe for use by any thread.
 */
final class EventLags {
    private static final double NANOS_PER_MILLI = 1e6;

    private record Change(@Nullable String etag, long nanos) {}

    private final Map<ObjectKey, Deque<Change>> open = new HashMap<>();
    private long[] lagsNanos = new long[1 << 16];
    private int arrived;

    /** The source has changed. */
    synchronized void changed(Happening happening) {
        open.computeIfAbsent(happening.key(), _ -> new ArrayDeque<>())
                .addLast(new Change(etag(happening.object()), System.nanoTime()));
    }

    /** The target has changed. */
    synchronized void seen(Happening happening) {
        Deque<Change> changes = open.get(happening.key());
        String etag = etag(happening.object());
        if (changes == null || changes.stream().noneMatch(change -> isShownBy(change, etag))) {
            return;
        }
        long now = System.nanoTime();
        Change change;
        do {
            change = changes.removeFirst();
            add(now - change.nanos());
        } while (!isShownBy(change, etag));
        if (changes.isEmpty()) {
            open.remove(happening.key());
        }
    }

    private static boolean isShownBy(Change change, @Nullable String etag) {
        return etag == null ? change.etag() == null : etag.equals(change.etag());
    }

    private static @Nullable String etag(@Nullable StoredObject object) {
        return object == null ? null : object.etag().toString();
    }

    private void add(long nanos) {
        if (arrived == lagsNanos.length) {
            lagsNanos = Arrays.copyOf(lagsNanos, 2 * arrived);
        }
        lagsNanos[arrived++] = nanos;
    }

    /**
     * Keys whose last change the target does not show. A change that was overtaken before it arrived is none: an object
     * deleted as soon as it was written need never be there.
     */
    synchronized long missing(SimulatedBucket source, SimulatedBucket target) {
        return open.keySet().stream()
                .map(ObjectKey::toString)
                .filter(key -> !Objects.equals(etag(source, key), etag(target, key)))
                .count();
    }

    private static @Nullable String etag(SimulatedBucket bucket, String key) {
        return etag(bucket.peek(key).orElse(null));
    }

    /** Changes that have arrived. */
    synchronized int arrived() {
        return arrived;
    }

    /**
     * A quantile of the lags so far, milliseconds.
     *
     * @param part 0..1, where 1 is the longest
     */
    synchronized double millis(double part) {
        if (arrived == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(lagsNanos, arrived);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(arrived - 1L, Math.round(Math.ceil(part * arrived)))] / NANOS_PER_MILLI;
    }
}
