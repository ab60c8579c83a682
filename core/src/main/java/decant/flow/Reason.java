package decant.flow;

import decant.flow.Caps.Cap;
import decant.flow.RangeView.Trouble;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A limiter's view in words. Throttler and words belong together: a limit that cannot say why looks like a hang. */
final class Reason {
    private static final int MOST_RANGES_NAMED = 2;
    private static final int MOST_CHARACTERS_OF_KEY = 40;

    private Reason() {}

    static String of(LimiterView view) {
        List<String> reasons = new ArrayList<>();
        List<RangeView> troubled = new ArrayList<>();
        for (RangeView range : view.ranges()) {
            if (range.trouble() != null && (missing(range) > 0 || range.waiting() > 0)) {
                troubled.add(range);
            }
        }
        troubled.sort(Comparator.comparingInt(RangeView::waiting).thenComparingInt(Reason::missing).reversed());
        troubled.stream().limit(MOST_RANGES_NAMED).map(range -> cut(view.side(), range)).forEach(reasons::add);
        int unnamed = troubled.size() - MOST_RANGES_NAMED;
        if (unnamed > 0) {
            reasons.add("less in flight in " + unnamed + (unnamed == 1 ? " other key range" : " other key ranges"));
        }
        for (Cap cap : view.holding()) {
            reasons.add(view.side() + " held at " + cap.option() + " " + view.caps().of(cap));
        }
        if (reasons.isEmpty() && view.waiting() > 0) {
            reasons.add("finding out how much the " + view.side() + " takes: " + fullLimits(view));
        }
        return String.join("; ", reasons);
    }

    private static int missing(RangeView range) {
        return range.trouble() == null ? 0 : Math.max(0, range.trouble().limitBefore() - range.limit());
    }

    private static String cut(String side, RangeView range) {
        Trouble trouble = range.trouble();
        if (trouble == null) {
            throw new IllegalArgumentException("Nothing holds back " + range);
        }
        boolean everywhere = range.range().equals(KeyRange.ALL);
        String what = trouble.isThrottle() ? " answered " + trouble.code() : " failed (" + trouble.code() + ")";
        String limit = range.limit() + (missing(range) > 0 ? " instead of " + trouble.limitBefore() : "");
        String next = trouble.restMillis() > 0 ? ", next try in " + seconds(trouble.restMillis()) : "";
        return side
                + what
                + (everywhere ? "" : " for " + keys(range.range()))
                + ": "
                + limit
                + " "
                + range.traffic().words()
                + " in flight"
                + (everywhere ? "" : " there")
                + next;
    }

    private static String seconds(long millis) {
        return millis < 1_000 ? millis + " ms" : Math.ceilDiv(millis, 1_000) + " s";
    }

    /** The exact ends are (after, through]; people read "from" and "to" and need no more. */
    private static String keys(KeyRange range) {
        if (range.after() == null) {
            return "keys up to " + shown(range.through());
        }
        return "keys from "
                + shown(range.after())
                + (range.through() == null ? " on" : " to " + shown(range.through()));
    }

    /** Short and without control characters, since keys may hold what a terminal would obey. */
    private static String shown(@Nullable ObjectKey key) {
        String text = key == null ? "" : key.toString().replaceAll("\\p{C}", "?");
        int characters = text.codePointCount(0, text.length());
        return characters <= MOST_CHARACTERS_OF_KEY
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS_OF_KEY)) + "...";
    }

    private static String fullLimits(LimiterView view) {
        Map<Traffic, Integer> limits = new TreeMap<>();
        for (RangeView range : view.ranges()) {
            if (range.waiting() > 0) {
                limits.merge(range.traffic(), range.limit(), Integer::sum);
            }
        }
        List<String> words = new ArrayList<>();
        limits.forEach((traffic, limit) -> words.add(limit + " " + traffic.words()));
        return String.join(" and ", words) + " in flight";
    }
}
