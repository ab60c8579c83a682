package decant.cli.budget;

import decant.s3.survey.Survey;
import java.util.Map;
import java.util.Optional;

/**
 * Where both buckets are, by the regions that a table of prices names.
 *
 * @param aws whether both are on AWS, whose prices the program's own table has
 */
public record Places(String source, String target, boolean aws) {
    private static final String SOURCE = "region source";
    private static final String TARGET = "region target";
    private static final String AWS = "on aws";

    /** As both buckets answered. */
    public static Places of(Survey source, Survey target) {
        return new Places(source.region(), target.region(), source.aws() && target.aws());
    }

    /** What is written down among other rows. */
    public static Optional<Places> in(Map<String, String> rows) {
        String source = rows.get(SOURCE);
        String target = rows.get(TARGET);
        return source == null || target == null
                ? Optional.empty()
                : Optional.of(new Places(source, target, "yes".equals(rows.get(AWS))));
    }

    /** As it is written down. */
    public Map<String, String> rows() {
        return Map.of(SOURCE, source, TARGET, target, AWS, aws ? "yes" : "no");
    }
}
