package decant.cli.plan;

import decant.cli.options.AclOptions;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.s3.plan.Unplannable;
import decant.s3.survey.Setting;
import decant.s3.survey.SettingAnswer;
import decant.s3.survey.Survey;
import java.util.ArrayList;
import java.util.List;

/** Who may read what: Object Ownership, the public access block, and what becomes of access lists. */
public final class AccessChecks {
    private AccessChecks() {}

    /** The checks of two buckets. */
    public static List<Check> of(AclOptions options, AclPlan.Sides sides, Survey source, Survey target) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(ofSide("source", source));
        checks.addAll(ofSide("target", target));
        checks.add(plan(options, sides));
        if (sides.source().accessLists() == Known.NO && sides.target().accessLists() != Known.NO) {
            checks.add(
                    Check.look(
                            "access lists back",
                            "The target holds access lists of single objects and the source holds none, so what is made"
                                + " private at the target could not be kept so at the source: a cutover is refused.",
                            "Switch access lists off at the target (Object Ownership: bucket owner enforced) before."));
        }
        return checks;
    }

    private static Check plan(AclOptions options, AclPlan.Sides sides) {
        try {
            List<String> notes = AclPlan.of(options.choice(), options.nonPublic(), sides).notes();
            return notes.isEmpty()
                    ? Check.ok("access lists", "Copies get what was asked for: " + options.words() + ".")
                    : Check.look("access lists", String.join(" ", notes), "See that this is what you want.");
        } catch (Unplannable e) {
            return Check.stop("access lists", e.sentence(), "Choose, and plan again.");
        }
    }

    private static List<Check> ofSide(String side, Survey survey) {
        String ownership = side + " ownership";
        String access = side + " public access";
        return List.of(
                SettingChecks.asked(
                        ownership, survey, Setting.OWNERSHIP, answer -> Check.ok(ownership, ownership(answer))),
                SettingChecks.asked(
                        access, survey, Setting.PUBLIC_ACCESS, answer -> Check.ok(access, publicAccess(answer))));
    }

    private static String ownership(SettingAnswer answer) {
        boolean enforced =
                answer.parts("Rule").stream().anyMatch(r -> r.first("ObjectOwnership").equals("BucketOwnerEnforced"));
        return enforced ? "Access lists are switched off (bucket owner enforced)." : "Objects have access lists.";
    }

    private static String publicAccess(SettingAnswer answer) {
        boolean ignores = answer.text("IgnorePublicAcls").equalsIgnoreCase("true");
        boolean refuses = answer.text("BlockPublicAcls").equalsIgnoreCase("true");
        return "Public access lists are "
                + (refuses ? "refused" : "taken")
                + (ignores ? ", and have no effect." : ", and have effect.");
    }
}
