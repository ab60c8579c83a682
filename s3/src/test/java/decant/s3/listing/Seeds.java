package decant.s3.listing;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * Runs a test for many seeds, and says how to run it for the one that failed: with {@code -Ddecant.listing.seed=SEED}.
 * For a long run, {@code -Ddecant.listing.seeds=COUNT}.
 */
final class Seeds {
    private Seeds() {}

    /** Seeds 0 to {@code count - 1}, unless told otherwise. */
    static void forEach(int count, LongConsumer test) {
        Long only = Long.getLong("decant.listing.seed");
        long end = Long.getLong("decant.listing.seeds", count);
        LongStream seeds = only == null ? LongStream.range(0, end) : LongStream.of(only);
        seeds.forEach(seed -> {
            try {
                test.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("Failed; again with -Ddecant.listing.seed=" + seed, e);
            }
        });
    }
}
