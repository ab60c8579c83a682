package decant.simulator.faults;

import decant.model.ObjectKey;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Capacity per range of keys, as S3 partitions its buckets. A bucket without limits bears everything. Safe for use by
 * any thread.
 */
public final class RateLimits {
    private final LongSupplier nanoTime;
    private final Map<String, NavigableMap<ObjectKey, Partition>> buckets = new ConcurrentHashMap<>();

    /**
     * @param nanoTime nanoseconds that only grow
     */
    public RateLimits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Cuts a bucket into partitions.
     *
     * @param splits where a partition begins, the first one aside; none for one partition
     * @param rates of each partition
     */
    public void set(String bucket, List<ObjectKey> splits, Rates rates) {
        NavigableMap<ObjectKey, Partition> partitions = new TreeMap<>();
        long now = nanoTime.getAsLong();
        partitions.put(ObjectKey.of(""), new Partition(rates, now));
        splits.forEach(split -> partitions.put(split, new Partition(rates, now)));
        buckets.put(bucket, partitions);
    }

    /** Lifts the limits of a bucket. */
    public void clear(String bucket) {
        buckets.remove(bucket);
    }

    /** Whether the partition the call falls into has capacity for it, which the call then takes. */
    public boolean admits(Call call) {
        if (buckets.isEmpty()) {
            return true;
        }
        NavigableMap<ObjectKey, Partition> partitions = buckets.get(call.bucket());
        return partitions == null
                || partitions
                        .floorEntry(ObjectKey.of(call.key()))
                        .getValue()
                        .take(call.operation().load(), nanoTime.getAsLong());
    }
}
