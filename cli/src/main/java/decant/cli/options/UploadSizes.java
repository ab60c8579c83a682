package decant.cli.options;

import decant.cli.ending.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes of small objects as they are typed: {@code 512B}, {@code 10KB}, {@code 1MB}; a KB has 1,000 bytes. */
public final class UploadSizes {
    /** Sizes in one run. */
    private static final int MAX_SIZES = 8;

    /** The largest of what counts as small. */
    private static final int MAX_BYTES = 16_000_000;

    private static final Pattern FORM = Pattern.compile("(\\d{1,8})(B|KB|MB)", Pattern.CASE_INSENSITIVE);

    private UploadSizes() {}

    /** Reads a list of different sizes. */
    public static List<Integer> read(String option, List<String> typed) {
        List<Integer> sizes = new ArrayList<>();
        for (String one : typed) {
            int size = read(option, one.strip());
            if (!sizes.contains(size)) {
                sizes.add(size);
            }
        }
        if (sizes.size() > MAX_SIZES) {
            throw Refusal.usage(option + " takes at most " + MAX_SIZES + " sizes.");
        }
        return sizes;
    }

    /** Reads one size, in bytes. */
    public static int read(String option, String typed) {
        Matcher parts = FORM.matcher(typed);
        if (parts.matches()) {
            long unit =
                    switch (parts.group(2).toUpperCase(java.util.Locale.ROOT)) {
                        case "KB" -> 1_000;
                        case "MB" -> 1_000_000;
                        default -> 1;
                    };
            long bytes = Long.parseLong(parts.group(1)) * unit;
            if (bytes >= 1 && bytes <= MAX_BYTES) {
                return (int) bytes;
            }
        }
        throw Refusal.usage(option + " is a size such as 512B, 10KB or 1MB, at most 16MB, not \"" + typed + "\".");
    }
}
