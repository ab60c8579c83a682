package decant.count;

import decant.model.StorageClass;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bucket holds.
 *
 * @param total of all keys
 * @param prefixes the largest prefixes by keys, largest first, at most {@link Count#MAX_PREFIXES}
 * @param rest of all keys below other prefixes
 * @param sizes number of objects by size: the entry at index <i>i</i> counts those of 2<sup>i-1</sup> up to but not
 *     including 2<sup>i</sup> bytes, the one at 0 the empty ones
 * @param ages by the time of their last write, youngest band first, each beginning where the one before ends
 * @param classes of each storage class
 * @param requests pages listed
 */
public record CountResult(
        Sum total,
        List<Prefix> prefixes,
        Sum rest,
        List<Long> sizes,
        List<Age> ages,
        Map<StorageClass, Sum> classes,
        long requests) {
    public CountResult {
        prefixes = List.copyOf(prefixes);
        sizes = List.copyOf(sizes);
        ages = List.copyOf(ages);
        classes = Map.copyOf(classes);
    }

    /** A number of keys and their bytes. */
    public record Sum(long keys, long bytes) {
        /** Nothing. */
        public static final Sum ZERO = new Sum(0, 0);

        /** Both together. */
        public Sum plus(Sum other) {
            return new Sum(keys + other.keys, bytes + other.bytes);
        }
    }

    /**
     * The keys whose names begin alike.
     *
     * @param name up to and including the first slash; empty for keys without any
     */
    public record Prefix(String name, Sum sum) {}

    /**
     * The keys of one band of ages.
     *
     * @param youngerThan what the band ends at, counted back from the beginning of the count by the calendar in UTC;
     *     {@code null} for the last band
     */
    public record Age(@Nullable Period youngerThan, Sum sum) {}
}
