package decant.s3.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The parts in which an object is copied. The ETag of a multipart object depends on where its parts end, so that only
 * the source's own boundaries keep it.
 *
 * @param sizes bytes of each part, in order
 * @param origin how they were found
 */
public record PartLayout(List<Long> sizes, Origin origin) {
    /** How the boundaries are known. */
    public enum Origin {
        /** The source said where its parts end. */
        TOLD,
        /**
         * Only their number is known; the sizes are what tools usually take. The copy's ETag shows whether it is right.
         */
        GUESSED,
        /** The source has no parts, so that any will do. */
        CHOSEN
    }

    /** S3's limit on the parts of one upload. */
    static final int MAX_PARTS = 10_000;

    private static final long MEBIBYTE = 1 << 20;
    private static final long MEGABYTE = 1_000_000;
    private static final long CHOSEN_PART_BYTES = 64 * MEBIBYTE;

    /**
     * What tools take unless told otherwise, the most frequent first: AWS CLI and SDKs 8, s3fs and rclone 5, s5cmd 50.
     */
    private static final long[] USUAL_MEBIBYTES = {8, 5, 16, 15, 10, 50, 64, 100, 128, 25, 32, 20, 256, 512, 1024};

    public PartLayout {
        sizes = List.copyOf(sizes);
    }

    /** Parts for an object that shows none. */
    static PartLayout chosen(long size) {
        long least = Math.ceilDiv(size, (long) MAX_PARTS);
        long partSize = Math.max(CHOSEN_PART_BYTES, Math.ceilDiv(least, MEBIBYTE) * MEBIBYTE);
        return uniform(size, partSize, Origin.CHOSEN);
    }

    /** The likeliest parts of an object of which only their number is known. */
    static PartLayout guessed(long size, int count) {
        LongStream usual = LongStream.of(USUAL_MEBIBYTES).map(mebibytes -> mebibytes * MEBIBYTE);
        long least = Math.ceilDiv(size, (long) count);
        long partSize =
                Stream.of(usual, multiplesFrom(least, MEBIBYTE), multiplesFrom(least, MEGABYTE), LongStream.of(least))
                        .flatMapToLong(candidates -> candidates)
                        .filter(candidate -> Math.ceilDiv(size, candidate) == count)
                        .findFirst()
                        .orElse(least);
        return uniform(size, partSize, Origin.GUESSED);
    }

    /** The first multiple of a unit that is not less; larger ones would do as well but are less likely. */
    private static LongStream multiplesFrom(long least, long unit) {
        return LongStream.of(Math.ceilDiv(least, unit) * unit);
    }

    /** Parts of one size, the last one with what is left. */
    static PartLayout uniform(long size, long partSize, Origin origin) {
        List<Long> sizes = new ArrayList<>();
        for (long left = size; left > 0; left -= partSize) {
            sizes.add(Math.min(left, partSize));
        }
        return new PartLayout(sizes, origin);
    }

    int count() {
        return sizes.size();
    }
}
