package decant.cli.latency;

import java.util.Arrays;
import java.util.Collection;

/**
 * What so many of a hundred uploads stay within, in microseconds: times that were measured, none in between.
 *
 * @param count of how many; where there is none, all are 0
 */
public record Percentiles(long count, long p50, long p95, long p99) {
    /** Of these times, in any order. */
    static Percentiles of(Collection<Long> micros) {
        long[] sorted = micros.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new Percentiles(sorted.length, at(sorted, 50), at(sorted, 95), at(sorted, 99));
    }

    /** The least time that at least so many of a hundred do not exceed. */
    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100) - 1];
    }
}
