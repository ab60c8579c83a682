package decant.backfill;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many surplus keys one pass may remove: the lesser of both numbers. A pass that finds more removes none, because
 * that is what an emptied or wrong source looks like.
 *
 * @param maxKeys a count
 * @param maxShare a share of the target's keys, 0..1
 */
public record RemovalLimit(long maxKeys, double maxShare) {
    /** 1,000 keys or 1 %. */
    public static final RemovalLimit DEFAULT = new RemovalLimit(1000, 0.01);

    /** Nothing is removed. */
    public static final RemovalLimit NONE = new RemovalLimit(0, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,18})(%?)");

    public RemovalLimit {
        if (maxKeys < 0 || maxShare < 0 || maxShare > 1) {
            throw new IllegalArgumentException("A limit of removals is a count and a share from 0 to 1.");
        }
    }

    /**
     * Reads it as people write it: a number of keys, or a share such as {@code 5%}.
     *
     * @throws IllegalArgumentException with the rest of a sentence that begins with what was to be read
     */
    public static RemovalLimit parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("is a number of keys or a share such as 5%, not \"" + text + "\".");
        }
        long number = Long.parseLong(form.group(1));
        if (form.group(2).isEmpty()) {
            return number == 0 ? NONE : new RemovalLimit(number, 1);
        }
        if (number > 100) {
            throw new IllegalArgumentException("is a share of at most 100%, not " + text + ".");
        }
        return number == 0 ? NONE : new RemovalLimit(Long.MAX_VALUE, number / 100.0);
    }

    /**
     * The number of keys that may be removed from a target with this many; of a small one at least one where any may.
     */
    public long allowed(long targetKeys) {
        return Math.min(maxKeys, (long) Math.ceil(maxShare * targetKeys));
    }
}
