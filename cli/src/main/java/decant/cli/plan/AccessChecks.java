package decant.cli.plan;

import decant.cli.options.AclOptions;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import decant.s3.plan.Unplannable;
import java.util.ArrayList;
import java.util.List;

/** Who may read what: Object Ownership, the public access block, and what becomes of access lists. */
public final class AccessChecks {
    private AccessChecks() {}

    /** The checks of two buckets. */
    public static List<Check> of(AclOptions options, AclPlan.Sides sides) {
        List<Check> checks = new ArrayList<>();
        checks.addAll(ofSide("source", sides.source()));
        checks.addAll(ofSide("target", sides.target()));
        checks.add(plan(options, sides));
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

    private static List<Check> ofSide(String side, BucketFacts facts) {
        return List.of(
                known(
                        side + " ownership",
                        facts.accessLists(),
                        "Objects have access lists.",
                        "Access lists are switched off (bucket owner enforced).",
                        "s3:GetBucketOwnershipControls"),
                known(
                        side + " public access",
                        facts.ignoresPublicAcls(),
                        "Public access lists have no effect (IgnorePublicAcls).",
                        "Public access lists have effect.",
                        "s3:GetBucketPublicAccessBlock"));
    }

    private static Check known(String name, Known answer, String yes, String no, String permission) {
        return switch (answer) {
            case YES -> Check.ok(name, yes);
            case NO -> Check.ok(name, no);
            case UNKNOWN -> Check.notKnown(name, "the question was refused.", "Permit " + permission + " there.");
        };
    }
}
