package decant.proof;

import decant.model.ETag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Other names for the dates and bytes that a situation mentions, in the same order.
 *
 * @param dates seconds to the seconds that take their place
 * @param bytes for each number of bytes the one that takes its place, {@link #FORGOTTEN} where nobody mentions them
 * @param keepsBytes whether bytes keep their numbers
 * @param datesTarget whether anybody will ask when the target was written
 */
record Renaming(SortedMap<Long, Long> dates, List<Integer> bytes, boolean keepsBytes, boolean datesTarget) {
    /** The second that every situation takes for now. */
    static final long NOW = Beginnings.BEGINNING_SECOND;

    /** A second that no exploration comes to. */
    static final long NEVER = 1_000_000_000;

    static final int FORGOTTEN = -1;

    /** Dates up to this one are of before the beginning, and keep their names. */
    private static final long FIXED = 97;

    private static final int MOST_BYTES = 31;

    /** Two dates that are further apart than any code asks; the join of two listings asks for five seconds. */
    private static final long FAR = 6;

    static boolean isNamed(long second) {
        return second > FIXED && second < NOW;
    }

    /**
     * The fewest names that will do.
     *
     * @param keepsBytes whether bytes keep their numbers
     * @param datesTarget whether anybody asks when the target was written, even if nobody lists
     */
    static Renaming of(Mentions mentions, boolean keepsBytes, boolean datesTarget) {
        SortedMap<Long, Long> dates = new TreeMap<>();
        long before = NOW;
        long name = NOW;
        for (long date : mentions.dates().reversed()) {
            name -= mentions.lists() || datesTarget ? Math.min(FAR, before - date) : FAR;
            dates.put(date, name);
            before = date;
        }
        List<Integer> bytes = new ArrayList<>();
        int next = 1;
        for (int number = 0; number < MOST_BYTES; number++) {
            boolean isMentioned = (mentions.bytes() >> number & 1) != 0;
            bytes.add(keepsBytes || number == 0 ? Integer.valueOf(number) : isMentioned ? next++ : FORGOTTEN);
        }
        return new Renaming(dates, List.copyOf(bytes), keepsBytes, datesTarget || mentions.lists());
    }

    /** The same value with every date so many seconds earlier. */
    static <T> T later(T value, long seconds) {
        return Values.replace(
                value,
                part ->
                        part instanceof Instant date && date.getEpochSecond() > FIXED && date.getEpochSecond() < NEVER
                                ? date.minusSeconds(seconds)
                                : part);
    }

    <T> T in(T value) {
        return Values.replace(
                value,
                part ->
                        switch (part) {
                            case Instant date -> name(date);
                            case ETag etag -> name(etag);
                            default -> part;
                        });
    }

    private Instant name(Instant date) {
        Long name = dates.get(date.getEpochSecond());
        return name == null || name == date.getEpochSecond() ? date : Instant.ofEpochSecond(name);
    }

    private ETag name(ETag etag) {
        int name = bytes.get((int) etag.high());
        return name == etag.high() ? etag : World.etag(name);
    }

    /** A world, which remembers of bytes that nobody mentions neither that they were shown nor that they were. */
    World in(World world) {
        int shown = 0;
        int newest = 0;
        for (int number = 0; number < MOST_BYTES; number++) {
            int name = bytes.get(number);
            if (name != FORGOTTEN) {
                shown |= (world.shown() >> number & 1) << name;
                newest = number <= world.newestBytes() ? Math.max(newest, name) : newest;
            }
        }
        World named = Values.replace(world, part -> in(part)).knowing(keepsBytes ? world.newestBytes() : newest, shown);
        return datesTarget ? named : named.withTargetDated(0);
    }
}
