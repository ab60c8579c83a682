package decant.proof;

import decant.model.ETag;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which dates and which bytes a part of a situation mentions.
 *
 * @param dates seconds of the dates that are named, in order; what is fixed is left out
 * @param bytes a bit for each number of bytes
 * @param lists whether both sides may be listed yet, so that their dates will be compared
 */
record Mentions(List<Long> dates, int bytes, boolean lists) {
    static Mentions of(Object part, boolean lists) {
        SortedSet<Long> dates = new TreeSet<>();
        int[] bytes = {0};
        Values.visit(
                part,
                value -> {
                    if (value instanceof Instant date && Renaming.isNamed(date.getEpochSecond())) {
                        dates.add(date.getEpochSecond());
                    } else if (value instanceof ETag etag) {
                        bytes[0] |= 1 << etag.high();
                    }
                });
        return new Mentions(List.copyOf(dates), bytes[0], lists);
    }

    Mentions and(Mentions other) {
        SortedSet<Long> all = new TreeSet<>(dates);
        all.addAll(other.dates);
        return new Mentions(List.copyOf(all), bytes | other.bytes, lists || other.lists);
    }
}
