package decant.cli.output;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them. English whatever the machine's language, so that reports of two machines compare. */
public final class Figures {
    private static final List<String> BYTE_UNITS = List.of("bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private Figures() {}

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 key}, {@code 1,234 keys}. */
    public static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    /** As above, for nouns with a plural of their own. */
    public static String count(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 812 bytes}, {@code 1.5 KiB}, {@code 240 GiB}: three digits that count. */
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (Math.round(value) >= 1024 && unit < BYTE_UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? count(bytes) : threeDigits(value)) + " " + (bytes == 1 ? "byte" : BYTE_UNITS.get(unit));
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 05 min}, {@code 3 d 4 h}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        long seconds = Math.round(millis / 1000.0);
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        if (hours == 0) {
            return String.format(Locale.ROOT, "%d min %02d s", minutes, seconds % 60);
        }
        return hours < 48
                ? String.format(Locale.ROOT, "%d h %02d min", hours, minutes % 60)
                : String.format(Locale.ROOT, "%d d %d h", hours / 24, hours % 24);
    }

    /** {@code 9,870/s}; below ten with one decimal. */
    public static String perSecond(double rate) {
        return (rate < 9.95 ? String.format(Locale.ROOT, "%.1f", rate) : count(Math.round(rate))) + "/s";
    }

    /** {@code 12.3 %}; parts of nothing are 0 %. */
    public static String percent(double part, double whole) {
        return String.format(Locale.ROOT, "%.1f %%", whole == 0 ? 0 : 100 * part / whole);
    }

    /** {@code about 25,300,000 \u00B1 1,400,000}: no more digits than the error leaves. */
    public static String about(long number, long error) {
        long unit = 1;
        while (error / unit >= 100) {
            unit *= 10;
        }
        return "about " + count(rounded(number, unit)) + " \u00B1 " + count(rounded(error, unit));
    }

    private static long rounded(long number, long unit) {
        return (number + unit / 2) / unit * unit;
    }

    private static String threeDigits(double value) {
        if (value < 9.995) {
            return String.format(Locale.ROOT, "%.2f", value);
        }
        return value < 99.95 ? String.format(Locale.ROOT, "%.1f", value) : count(Math.round(value));
    }
}
