package decant.cli.plan;

import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import decant.s3.survey.UploadsAnswer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Buckets as they turn out to be. */
public final class Surveys {
    /** A bucket on AWS of which nothing was set. */
    public static final Survey PLAIN = plain("us-east-1", true);

    private Surveys() {}

    /** A bucket of which nothing was set. */
    public static Survey plain(String region, boolean aws) {
        Map<Setting, SettingAnswer> settings = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            settings.put(setting, new SettingAnswer.NotMade());
        }
        return new Survey(region, aws, settings, new UploadsAnswer.Seen(0, false, Optional.empty()));
    }

    /** The same with one setting made. */
    public static Survey with(Survey survey, Setting setting, SettingPart... parts) {
        return with(survey, setting, new SettingAnswer.Made(List.of(parts)));
    }

    /** The same with another answer. */
    public static Survey with(Survey survey, Setting setting, SettingAnswer answer) {
        Map<Setting, SettingAnswer> settings = new EnumMap<>(survey.settings());
        settings.put(setting, answer);
        return new Survey(survey.region(), survey.aws(), settings, survey.uploads());
    }

    /** A part: its name, then paths and texts in turn. */
    public static SettingPart part(String name, String... values) {
        Map<String, List<String>> byPath = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            byPath.merge(
                    values[i],
                    List.of(values[i + 1]),
                    (one, more) -> {
                        List<String> both = new java.util.ArrayList<>(one);
                        both.addAll(more);
                        return both;
                    });
        }
        return new SettingPart(name, byPath);
    }
}
