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
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * When each change of the source came to be seen at the target, by the clock of the process that serves both. A change
 * has arrived when the target shows it or a later one. One that is taken back before it arrived, as an object written
 * and deleted that the target never had, leaves nothing to arrive; it is counted as overtaken and has no lag. Safe for
 * use by any thread.
 */
final class EventLags {
    private static final double NANOS_PER_MILLI = 1e6;

    private record Change(@Nullable String etag, long nanos) {}

    private final LongSupplier nanos;
    private final Map<ObjectKey, Deque<Change>> open = new HashMap<>();
    private final Map<ObjectKey, String> shown = new HashMap<>();
    private final long beganNanos;
    private long[] madeNanos = new long[1 << 16];
    private long[] lagsNanos = new long[1 << 16];
    private int arrived;
    private int overtaken;

    /**
     * Nothing has changed yet.
     *
     * @param nanos the clock, as {@link System#nanoTime} is one
     */
    EventLags(LongSupplier nanos) {
        this.nanos = nanos;
        this.beganNanos = nanos.getAsLong();
    }

    /** The source has changed. */
    synchronized void changed(Happening happening) {
        String etag = etag(happening.object());
        if (Objects.equals(etag, shown.get(happening.key()))) {
            Deque<Change> takenBack = open.remove(happening.key());
            overtaken += takenBack == null ? 1 : takenBack.size() + 1;
            return;
        }
        open.computeIfAbsent(happening.key(), _ -> new ArrayDeque<>()).addLast(new Change(etag, nanos.getAsLong()));
    }

    /** The target has changed. */
    synchronized void seen(Happening happening) {
        String etag = etag(happening.object());
        if (etag == null) {
            shown.remove(happening.key());
        } else {
            shown.put(happening.key(), etag);
        }
        Deque<Change> changes = open.get(happening.key());
        if (changes == null) {
            return;
        }
        // Of several deletions it is the last that an absent object shows.
        long after = changes.reversed().stream().takeWhile(change -> !Objects.equals(change.etag(), etag)).count();
        if (after == changes.size()) {
            return;
        }
        long now = nanos.getAsLong();
        while (changes.size() > after) {
            add(changes.removeFirst(), now);
        }
        if (changes.isEmpty()) {
            open.remove(happening.key());
        }
    }

    private static @Nullable String etag(@Nullable StoredObject object) {
        return object == null ? null : object.etag().toString();
    }

    private void add(Change change, long now) {
        if (arrived == lagsNanos.length) {
            lagsNanos = Arrays.copyOf(lagsNanos, 2 * arrived);
            madeNanos = Arrays.copyOf(madeNanos, 2 * arrived);
        }
        madeNanos[arrived] = change.nanos() - beganNanos;
        lagsNanos[arrived++] = now - change.nanos();
    }

    /** Keys whose last change the target does not show. */
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

    /** Changes that were taken back before they arrived, and those that took them back. */
    synchronized int overtaken() {
        return overtaken;
    }

    /**
     * A quantile of the lags so far, milliseconds.
     *
     * @param part 0..1, where 1 is the longest
     */
    double millis(double part) {
        return millis(part, 0, Long.MAX_VALUE);
    }

    /**
     * A quantile of the lags of changes made within a stretch of time, milliseconds; 0 where there were none.
     *
     * @param part 0..1, where 1 is the longest
     * @param fromNanos since this was made
     * @param untilNanos since this was made, exclusive
     */
    synchronized double millis(double part, long fromNanos, long untilNanos) {
        long[] sorted =
                IntStream.range(0, arrived)
                        .filter(i -> madeNanos[i] >= fromNanos && madeNanos[i] < untilNanos)
                        .mapToLong(i -> lagsNanos[i])
                        .sorted()
                        .toArray();
        int place = (int) Math.ceil(part * sorted.length) - 1;
        return sorted.length == 0 ? 0 : sorted[Math.max(0, place)] / NANOS_PER_MILLI;
    }
}
