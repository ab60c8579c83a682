package decant.cli.brake;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Hours of each day in which a pass rests, by the clock of this machine's time zone. */
public record QuietHours(List<Span> spans) {
    /**
     * From one time of the day to another, over midnight where that is earlier.
     *
     * @param to no longer part of it
     */
    public record Span(LocalTime from, LocalTime to) {
        boolean contains(LocalTime time) {
            boolean after = !time.isBefore(from);
            boolean before = time.isBefore(to);
            return from.isBefore(to) ? after && before : after || before;
        }

        @Override
        public String toString() {
            return from + "-" + to;
        }
    }

    /** No hours. */
    public static final QuietHours NONE = new QuietHours(List.of());

    public QuietHours {
        spans = List.copyOf(spans);
    }

    /**
     * Reads hours such as {@code 08:00-10:30,18:00-23:00}.
     *
     * @throws IllegalArgumentException if they are none
     */
    public static QuietHours read(String typed) {
        List<Span> spans = new ArrayList<>();
        for (String span : typed.split(",", -1)) {
            String[] ends = span.strip().split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException(span + " is no span of hours.");
            }
            try {
                spans.add(new Span(LocalTime.parse(ends[0]), LocalTime.parse(ends[1])));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(span + " is no span of hours.", e);
            }
        }
        return new QuietHours(spans);
    }

    /** The span that a time lies in, in words; empty where it lies in none. */
    String at(LocalTime time) {
        return spans.stream().filter(span -> span.contains(time)).findFirst().map(Span::toString).orElse("");
    }
}
