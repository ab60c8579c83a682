package decant.cli.options;

import decant.backfill.RemovalLimit;
import decant.cli.ending.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether keys that only the target has are removed, and how many at most. */
public final class RemovalOptions {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(%?)");

    @Option(
            names = "--delete-surplus",
            description = "Remove keys that only the target has, at the end of a complete pass. Default: report them.")
    private boolean deleteSurplus;

    @Option(
            names = "--max-delete",
            paramLabel = "N|P%",
            description =
                    "Most keys that one pass removes; if there are more, it removes none. Default: 1000 or 1%%,"
                            + " whichever is less.")
    private @Nullable String maxDelete;

    public boolean isDeleteSurplus() {
        return deleteSurplus;
    }

    /** The limit of one pass. */
    public RemovalLimit limit() {
        if (!deleteSurplus) {
            return RemovalLimit.NONE;
        }
        if (maxDelete == null) {
            return RemovalLimit.DEFAULT;
        }
        Matcher form = FORM.matcher(maxDelete);
        if (!form.matches()) {
            throw Refusal.usage("--max-delete is a number of keys or a share such as 5%, not \"" + maxDelete + "\".");
        }
        long number = Long.parseLong(form.group(1));
        if (form.group(2).isEmpty()) {
            return new RemovalLimit(number, 1);
        }
        if (number > 100) {
            throw Refusal.usage("--max-delete is a share of at most 100%, not " + maxDelete + ".");
        }
        return new RemovalLimit(Long.MAX_VALUE, number / 100.0);
    }
}
