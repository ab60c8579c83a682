package decant.cli.options;

import decant.cli.ending.Refusal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time as it is typed: a number and its unit, such as {@code 10s}, {@code 15m}, {@code 2h} or {@code 3d}. */
public final class DurationForm {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})([smhd])");

    private DurationForm() {}

    /**
     * Reads a time of a second to a year.
     *
     * @param option as it stands in the sentence about a time that is none
     */
    public static Duration read(String option, String typed) {
        Matcher parts = FORM.matcher(typed);
        if (parts.matches()) {
            long number = Long.parseLong(parts.group(1));
            Duration read =
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        case "h" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    };
            if (read.isPositive() && read.compareTo(Duration.ofDays(365)) <= 0) {
                return read;
            }
        }
        throw Refusal.usage(option + " is a time such as 10s, 15m, 2h or 3d, at most a year, not \"" + typed + "\".");
    }
}
