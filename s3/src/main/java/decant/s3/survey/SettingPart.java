package decant.s3.survey;

import java.util.List;
import java.util.Map;

/**
 * An element below the root of a setting, such as a rule.
 *
 * @param name local name of the element
 * @param values texts by their path inside it, such as {@code Filter/Prefix}, in the order of the document; a part that
 *     is nothing but text has it at the empty path
 */
public record SettingPart(String name, Map<String, List<String>> values) {
    public SettingPart {
        values = Map.copyOf(values);
    }

    /** The first text at a path, or nothing. */
    public String first(String path) {
        return all(path).stream().findFirst().orElse("");
    }

    /** The texts at a path. */
    public List<String> all(String path) {
        return values.getOrDefault(path, List.of());
    }

    /** Whether there is anything at or below a path. */
    public boolean has(String path) {
        return values.keySet().stream().anyMatch(known -> known.equals(path) || known.startsWith(path + "/"));
    }
}
