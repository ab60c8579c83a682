package decant.cli.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where moments lie between a beginning and an end, and which of them bear a name. In UTC. */
record TimeScale(Instant begin, Instant end) {
    private static final int MAX_NAMED = 6;
    private static final DateTimeFormatter DAY = formatter("d MMM uuuu");

    private static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(12),
                    Duration.ofDays(1),
                    Duration.ofDays(2),
                    Duration.ofDays(7),
                    Duration.ofDays(14),
                    Duration.ofDays(30));

    /** A moment with its name. */
    record Named(double share, String words) {}

    TimeScale {
        if (!end.isAfter(begin)) {
            end = begin.plusSeconds(1);
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** 0 at the beginning, 1 at the end; moments outside lie at the nearer of both. */
    double share(Instant at) {
        double whole = Duration.between(begin, end).toMillis();
        return Math.clamp(Duration.between(begin, at).toMillis() / whole, 0, 1);
    }

    /** As it stands in a style: {@code 12.34%}. */
    String percent(Instant at) {
        return percent(share(at));
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** A handful of round moments. */
    List<Named> named() {
        Duration span = Duration.between(begin, end);
        Duration step =
                STEPS.stream().filter(one -> span.dividedBy(one) <= MAX_NAMED).findFirst().orElse(span.dividedBy(3));
        long seconds = Math.max(1, step.toSeconds());
        DateTimeFormatter words = words(step);
        List<Named> named = new ArrayList<>();
        long first = Math.ceilDiv(begin.toEpochMilli(), seconds * 1000) * seconds;
        for (Instant at = Instant.ofEpochSecond(first); !at.isAfter(end); at = at.plusSeconds(seconds)) {
            named.add(new Named(share(at), words.format(at)));
        }
        return named;
    }

    private DateTimeFormatter words(Duration step) {
        if (step.compareTo(Duration.ofMinutes(1)) < 0) {
            return formatter("HH:mm:ss");
        }
        if (step.compareTo(Duration.ofDays(1)) >= 0) {
            return formatter("d MMM");
        }
        return isOneDay() ? formatter("HH:mm") : formatter("d MMM HH:mm");
    }

    private boolean isOneDay() {
        return DAY.format(begin).equals(DAY.format(end));
    }

    /** Which days these are. */
    String days() {
        return isOneDay() ? DAY.format(begin) : DAY.format(begin) + " to " + DAY.format(end);
    }

    /** A moment in full. */
    static String words(Instant at) {
        return formatter("d MMM uuuu, HH:mm:ss").format(at) + " UTC";
    }
}
