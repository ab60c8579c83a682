package decant.cli.plan;

import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/**
 * The configuration of a bucket that is not in its objects, compared by name.
 *
 * @param differences by setting: {@code only at source}, {@code differs}, or {@code not known}
 */
public record CarryOver(Map<Setting, String> differences) {
    private static final List<Setting> CARRIED =
            List.of(
                    Setting.POLICY,
                    Setting.CORS,
                    Setting.LIFECYCLE,
                    Setting.TAGS,
                    Setting.WEBSITE,
                    Setting.ENCRYPTION,
                    Setting.LOGGING);

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Compares two buckets.
     *
     * @param sourceName the source's name, which its policy names, as the target's names the target
     */
    public static CarryOver of(Survey source, String sourceName, Survey target, String targetName) {
        Map<Setting, String> differences = new LinkedHashMap<>();
        for (Setting setting : CARRIED) {
            SettingAnswer here = source.of(setting);
            SettingAnswer there = target.of(setting);
            if (here instanceof SettingAnswer.NotKnown || there instanceof SettingAnswer.NotKnown) {
                differences.put(setting, "not known");
            } else if (!here.parts().isEmpty() && there.parts().isEmpty()) {
                differences.put(setting, "only at source");
            } else if (!here.parts().isEmpty() && !says(here, sourceName).equals(says(there, targetName))) {
                differences.put(setting, "differs");
            }
        }
        return new CarryOver(differences);
    }

    /** What a setting says, but for the order of its rules, their names, and the bucket's own name. */
    private static Set<Object> says(SettingAnswer answer, String bucket) {
        Set<Object> says = new HashSet<>();
        for (SettingPart part : answer.parts()) {
            Map<String, Object> values = new HashMap<>(part.values());
            values.remove("ID");
            String text = part.first("");
            says.add(part.name().equals("Policy") ? policy(text.replace(":::" + bucket, ":::")) : values);
        }
        return says;
    }

    private static Object policy(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException _) {
            return text;
        }
    }

    /** The differences as a check. */
    public Check check() {
        if (differences.isEmpty()) {
            return Check.ok("configuration", "Nothing of the source's configuration is missing at the target.");
        }
        Map<String, List<String>> byWord = new LinkedHashMap<>();
        differences.forEach(
                (setting, word) -> byWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(setting.words()));
        String found =
                byWord.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                        .collect(Collectors.joining("; "));
        return Check.look("configuration", found + ".", "Carry over what the target needs: copies bring none of it.");
    }

    /** The members of a document. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        differences.forEach((setting, word) -> document.put(setting.words(), word));
        return document;
    }
}
