package decant.lambda;

import decant.model.GlobFilter;
import decant.model.GlobFilter.Rule;
import decant.model.KeyFilter;
import decant.model.KeyGlob;
import decant.s3.events.Json;
import decant.s3.events.JsonReader;
import decant.s3.events.Unreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which keys take part, as the options of the command line in a JSON array: globs may hold any character, so no
 * separator would do.
 */
final class FilterText {
    private FilterText() {}

    static KeyFilter read(@Nullable String text) {
        if (text == null) {
            return KeyFilter.ALL;
        }
        List<Rule> rules = new ArrayList<>();
        List<String> words = words(text);
        for (int i = 0; i + 1 < words.size(); i += 2) {
            rules.add(new Rule(isIncluding(words.get(i)), glob(words.get(i + 1))));
        }
        if (words.size() % 2 != 0) {
            throw new BadSetting(Variable.FILTER, "ends with an option that has no glob.");
        }
        return GlobFilter.of(rules);
    }

    private static List<String> words(String text) {
        try {
            if (JsonReader.read(text) instanceof Json.Elements(List<Json> values)) {
                List<String> words = new ArrayList<>();
                for (Json value : values) {
                    if (!(value instanceof Json.Text(String word))) {
                        throw new BadSetting(Variable.FILTER, "holds something that is no text.");
                    }
                    words.add(word);
                }
                return words;
            }
        } catch (Unreadable _) {
            // Said below.
        }
        throw new BadSetting(Variable.FILTER, "is no JSON array such as [\"--exclude\",\"*.tmp\"].");
    }

    private static boolean isIncluding(String option) {
        return switch (option) {
            case "--include" -> true;
            case "--exclude" -> false;
            default -> throw new BadSetting(Variable.FILTER, "knows --include and --exclude, not \"" + option + "\".");
        };
    }

    private static KeyGlob glob(String text) {
        try {
            return KeyGlob.of(text);
        } catch (IllegalArgumentException e) {
            throw new BadSetting(Variable.FILTER, "holds a glob that cannot be read: " + e.getMessage());
        }
    }
}
