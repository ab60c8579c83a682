package decant.cli.options;

import decant.backfill.RemovalLimit;
import decant.cli.ending.Refusal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many removals there may be, as people write it: a number of keys, or a share such as {@code 5%}. */
final class RemovalForm {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(%?)");

    private RemovalForm() {}

    static RemovalLimit read(String option, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Refusal.usage(option + " is a number of keys or a share such as 5%, not \"" + text + "\".");
        }
        long number = Long.parseLong(form.group(1));
        if (form.group(2).isEmpty()) {
            return new RemovalLimit(number, 1);
        }
        if (number > 100) {
            throw Refusal.usage(option + " is a share of at most 100%, not " + text + ".");
        }
        return new RemovalLimit(Long.MAX_VALUE, number / 100.0);
    }
}
