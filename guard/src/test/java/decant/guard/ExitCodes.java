package decant.guard;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Exit codes as the code has them and as the documents tell them. */
final class ExitCodes {
    /** An enum constant with its number, or a constant number. */
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*(?:[\\w ]*\\bint )?[A-Z][A-Z_]*(?:\\(| = )(\\d+)\\b");

    private static final Pattern ROW = Pattern.compile("(?m)^\\| *`?(\\d+)`? *\\|");

    private ExitCodes() {}

    static Set<Integer> in(String source) {
        return numbers(CODE, source);
    }

    static Set<Integer> documentedIn(String page) {
        return numbers(ROW, page);
    }

    private static Set<Integer> numbers(Pattern pattern, String text) {
        Set<Integer> numbers = new TreeSet<>();
        pattern.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).forEach(numbers::add);
        return numbers;
    }
}
