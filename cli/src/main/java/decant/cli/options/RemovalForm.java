package decant.cli.options;

import decant.backfill.RemovalLimit;
import decant.cli.ending.Refusal;

/** How many removals there may be, as people write it: a number of keys, or a share such as {@code 5%}. */
final class RemovalForm {
    private RemovalForm() {}

    static RemovalLimit read(String option, String text) {
        try {
            return RemovalLimit.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.usage(option + " " + e.getMessage());
        }
    }
}
