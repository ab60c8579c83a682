package decant.cli.plan;

import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.SettingPart;
import decant.s3.survey.Survey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Lifecycle rules: those of the target would work on copies, whose age begins with the copy. */
public final class LifecycleChecks {
    private static final String SOURCE = "source lifecycle";
    private static final String TARGET = "target lifecycle";

    private LifecycleChecks() {}

    /**
     * The checks of two buckets.
     *
     * @param now a date before it lets a rule fire at once
     */
    public static List<Check> of(Survey source, Survey target, Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(SettingChecks.asked(SOURCE, source, Setting.LIFECYCLE, LifecycleChecks::ofSource));
        SettingAnswer rules = target.of(Setting.LIFECYCLE);
        List<SettingPart> firing = enabled(rules).stream().filter(LifecycleChecks::worksOnObjects).toList();
        if (firing.isEmpty()) {
            checks.add(
                    SettingChecks.asked(
                            TARGET, target, Setting.LIFECYCLE, _ -> Check.ok(TARGET, "No rule works on copies.")));
        }
        firing.forEach(rule -> checks.add(ofTarget(rule, now)));
        return checks;
    }

    private static Check ofSource(SettingAnswer answer) {
        boolean expires = enabled(answer).stream().anyMatch(LifecycleChecks::expires);
        return expires
                ? Check.look(
                        SOURCE,
                        "Rules of the source remove objects, which is no deletion for events.",
                        "Let the source's notifications include s3:LifecycleExpiration:*; else the closing pass"
                                + " removes them.")
                : Check.ok(SOURCE, "No rule of the source removes objects.");
    }

    private static Check ofTarget(SettingPart rule, Instant now) {
        String what = "Rule '%s'%s ".formatted(rule.first("ID"), below(rule));
        if (isPast(rule.first("Expiration/Date"), now)) {
            return Check.stop(
                    TARGET,
                    what + "removes every copy at once: its date has passed.",
                    "Disable it until the migration is finished.");
        }
        String advice = "Disable it until the migration is finished; ages count from the copy, not from the original.";
        if (expires(rule)) {
            return Check.look(TARGET, what + "removes copies " + when(rule, "Expiration") + ".", advice);
        }
        return Check.look(
                TARGET,
                what
                        + "moves copies to "
                        + rule.first("Transition/StorageClass")
                        + " "
                        + when(rule, "Transition")
                        + ".",
                advice);
    }

    private static String when(SettingPart rule, String action) {
        String days = rule.first(action + "/Days");
        return days.isEmpty() ? "on " + rule.first(action + "/Date") : days + " days after the copy";
    }

    private static boolean isPast(String date, Instant now) {
        try {
            return !date.isEmpty() && Instant.parse(date).isBefore(now);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static String below(SettingPart rule) {
        return Stream.of("Filter/Prefix", "Filter/And/Prefix", "Prefix")
                .map(rule::first)
                .filter(prefix -> !prefix.isEmpty())
                .findFirst()
                .map(prefix -> " (below " + prefix + ")")
                .orElse("");
    }

    private static List<SettingPart> enabled(SettingAnswer answer) {
        return answer.parts("Rule").stream().filter(rule -> rule.first("Status").equals("Enabled")).toList();
    }

    private static boolean worksOnObjects(SettingPart rule) {
        return expires(rule) || rule.has("Transition");
    }

    /** Removing markers that stand alone is no removal of an object. */
    private static boolean expires(SettingPart rule) {
        return rule.has("Expiration/Days") || rule.has("Expiration/Date");
    }
}
