package decant.backfill;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins spans that overlap or touch, so that no key is compared twice. Pure. */
final class SpanUnion {
    private static final Comparator<@Nullable ObjectKey> BEGINNING_FIRST =
            Comparator.nullsFirst(Comparator.naturalOrder());

    private SpanUnion() {}

    /** The same keys in spans apart from each other, in key order. */
    static List<KeyRange> of(List<KeyRange> spans) {
        List<KeyRange> sorted = new ArrayList<>(spans);
        sorted.sort((a, b) -> BEGINNING_FIRST.compare(a.after(), b.after()));
        List<KeyRange> joined = new ArrayList<>();
        for (KeyRange span : sorted) {
            KeyRange last = joined.isEmpty() ? null : joined.getLast();
            if (last == null || endsBefore(last, span.after())) {
                joined.add(span);
            } else if (last.through() != null && !reaches(last, span.through())) {
                joined.set(joined.size() - 1, new KeyRange(last.after(), span.through()));
            }
        }
        return joined;
    }

    private static boolean endsBefore(KeyRange span, @Nullable ObjectKey after) {
        return span.through() != null && after != null && span.through().compareTo(after) < 0;
    }

    private static boolean reaches(KeyRange span, @Nullable ObjectKey through) {
        return through != null && span.through() != null && span.through().compareTo(through) >= 0;
    }
}
