package decant.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Includes and excludes in the order they were given, as the AWS CLI has them: every key takes part at first, and the
 * last rule that matches it decides. So {@code --exclude "*" --include "*.jpg"} leaves the pictures, and the other way
 * round leaves nothing. Patterns are matched with keys relative to the prefix of their side.
 */
public record GlobFilter(List<Rule> rules) implements KeyFilter {
    /** One include or exclude. */
    public record Rule(boolean including, KeyGlob glob) {
        @Override
        public String toString() {
            return (including ? "--include '" : "--exclude '") + glob + "'";
        }
    }

    public GlobFilter {
        rules = List.copyOf(rules);
    }

    /** The filter of these rules: {@link KeyFilter#ALL} where there are none. */
    public static KeyFilter of(List<Rule> rules) {
        return rules.isEmpty() ? ALL : new GlobFilter(rules);
    }

    @Override
    public boolean includes(ObjectKey key) {
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).glob().matches(key)) {
                return rules.get(i).including();
            }
        }
        return true;
    }

    /** The rules as they are written on the command line. */
    @Override
    public String toString() {
        return rules.stream().map(Rule::toString).collect(Collectors.joining(" "));
    }
}
