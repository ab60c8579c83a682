package decant.flow;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The limits of one kind of traffic over all keys: one range at first, divided where part of a range is in trouble
 * while the rest is well, merged again when all is calm. S3 partitions a bucket by ranges of keys, so the slow part and
 * the part that is well each get what they can take.
 *
 * <p>Guarded by the lock of its {@link Admission}.
 */
final class RangeLimits {
    private static final long TIDY_EVERY_NANOS = 1_000_000_000L;

    private final Tuning tuning;
    private int ceiling;
    private RangeLimit[] ranges;
    private long tidyAtNanos;

    /**
     * @param ceiling most calls in flight in any range
     */
    RangeLimits(Tuning tuning, int ceiling) {
        this.tuning = tuning;
        this.ceiling = ceiling;
        Aimd aimd = new Aimd(tuning, ceiling, tuning.firstInFlight(), true);
        this.ranges = new RangeLimit[] {new RangeLimit(KeyRange.ALL, aimd, tuning, null, 0)};
    }

    /** The ranges in the order of their keys; together they hold every key. Not to be changed by the caller. */
    RangeLimit[] ranges() {
        return ranges;
    }

    RangeLimit rangeOf(ObjectKey key) {
        int low = 0;
        int high = ranges.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges[middle].range().isBefore(key)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return ranges[low];
    }

    void changeCeiling(int newCeiling) {
        ceiling = newCeiling;
        for (RangeLimit range : ranges) {
            range.aimd().changeCeiling(newCeiling);
        }
    }

    /** A call has ended. */
    void end(Permit permit, Answer answer, String code, long nowNanos) {
        RangeLimit range = permit.range();
        if (range.end(permit, answer, code, nowNanos) && ranges.length + 2 <= tuning.mostRanges()) {
            Evidence.Part part = range.findPart();
            if (part != null) {
                divide(range, part, nowNanos);
            }
        }
        if (nowNanos >= tidyAtNanos) {
            mergeCalm(nowNanos);
            tidyAtNanos = nowNanos + TIDY_EVERY_NANOS;
        }
    }

    /** Leaves the trouble to its part; what is well gets back its share of the limit from before, and grows on. */
    private void divide(RangeLimit whole, Evidence.Part part, long nowNanos) {
        RangeLimit.Trouble trouble = whole.trouble();
        if (trouble == null) {
            return;
        }
        List<RangeLimit> pieces = new ArrayList<>();
        KeyRange inside = whole.range();
        if (part.after() != null) {
            pieces.add(well(inside.upTo(part.after()), whole, trouble, nowNanos));
            inside = inside.beyond(part.after());
        }
        @Nullable KeyRange above = null;
        if (part.through() != null) {
            above = inside.beyond(part.through());
            inside = inside.upTo(part.through());
        }
        double share = whole.shareOfCallers(inside);
        Aimd aimd = new Aimd(tuning, ceiling, whole.aimd().limit() * share, false);
        pieces.add(new RangeLimit(inside, aimd, tuning, trouble.inPart(share), nowNanos));
        if (above != null) {
            pieces.add(well(above, whole, trouble, nowNanos));
        }
        replace(Arrays.asList(ranges).indexOf(whole), 1, pieces);
    }

    private RangeLimit well(KeyRange range, RangeLimit whole, RangeLimit.Trouble trouble, long nowNanos) {
        double limit = Math.max(tuning.firstInFlight(), trouble.limitBefore() * whole.shareOfCallers(range));
        return new RangeLimit(range, new Aimd(tuning, ceiling, limit, true), tuning, null, nowNanos);
    }

    private void mergeCalm(long nowNanos) {
        for (int i = ranges.length - 2; i >= 0; i--) {
            if (ranges[i].isCalm(nowNanos) && ranges[i + 1].isCalm(nowNanos)) {
                merge(i);
            }
        }
    }

    private void merge(int index) {
        RangeLimit lower = ranges[index];
        RangeLimit upper = ranges[index + 1];
        int limit = Math.min(ceiling, lower.aimd().limit() + upper.aimd().limit());
        KeyRange both = new KeyRange(lower.range().after(), upper.range().through());
        long quietSinceNanos = Math.max(lower.quietSinceNanos(), upper.quietSinceNanos());
        Aimd aimd = new Aimd(tuning, ceiling, limit, false);
        RangeLimit merged = new RangeLimit(both, aimd, tuning, null, quietSinceNanos);
        replace(index, 2, List.of(merged));
        merged.sortWaiting();
    }

    /** Puts other ranges in the place of some; together both hold the same keys. */
    private void replace(int index, int count, List<RangeLimit> replacements) {
        List<RangeLimit> replaced = new ArrayList<>(Arrays.asList(ranges));
        List<RangeLimit> leaving = replaced.subList(index, index + count);
        for (RangeLimit range : leaving) {
            replacements.forEach(range::moveTo);
        }
        leaving.clear();
        replaced.addAll(index, replacements);
        ranges = replaced.toArray(RangeLimit[]::new);
    }
}
