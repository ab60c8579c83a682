package decant.cli.plan;

import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.Survey;

/** For how long the target may show what has just been made private at the source. */
final class ExposureCheck {
    private static final String NAME = "exposure";
    private static final String OF_ACCESS_LISTS = "s3:ObjectAcl:";
    private static final String SWEEP =
            "Run 'decant acl' as often as an exposure may last, or make private by writing the object anew.";

    private ExposureCheck() {}

    /**
     * What the source's notifications say about it. What a rule of EventBridge, or a filter by key, leaves out cannot
     * be seen from here.
     *
     * @param isFollowed whether there will be events at all
     */
    static Check of(Survey source, AclPlan.Sides sides, boolean isFollowed) {
        if (sides.source().accessLists() == Known.NO) {
            return Check.ok(NAME, "The source's objects have no access lists that could be closed.");
        }
        if (!isFollowed) {
            return Check.look(
                    NAME,
                    "Nothing is followed, so what is made private or removed at the source stays readable at the target"
                            + " until the next pass.",
                    SWEEP);
        }
        return SettingChecks.asked(NAME, source, Setting.NOTIFICATIONS, ExposureCheck::of);
    }

    private static Check of(SettingAnswer answer) {
        if (answer.parts().stream()
                .flatMap(part -> part.all("Event").stream())
                .anyMatch(event -> event.startsWith(OF_ACCESS_LISTS))) {
            return Check.ok(
                    NAME,
                    "The source tells of access lists: what is made private is closed at the target as it is told.");
        }
        if (!answer.parts("EventBridgeConfiguration").isEmpty()) {
            return Check.ok(
                    NAME,
                    "EventBridge is told of access lists: what is made private is closed at the target as soon as a"
                            + " rule for \"Object ACL Updated\" tells.");
        }
        return Check.look(
                NAME,
                "The source tells nobody when an access list changes (s3:ObjectAcl:Put), so what is made private there"
                        + " stays readable at the target until 'decant acl' has looked: at most as long as between two"
                        + " of its runs.",
                "Add that event where the store knows it. " + SWEEP);
    }
}
