package decant.cli.plan;

import decant.cli.ending.Refusal;
import decant.cli.options.AclOptions;
import decant.s3.plan.AclPlan;
import decant.s3.plan.Unplannable;

/** The plan for access lists from options of the command line. */
public final class AclPlans {
    private AclPlans() {}

    /**
     * The plan of a run that writes.
     *
     * @throws Refusal if following the options could show somebody what the source does not, or hide what it does
     */
    public static AclPlan of(AclOptions options, AclPlan.Sides sides) {
        try {
            return AclPlan.of(options.choice(), options.nonPublic(), sides);
        } catch (Unplannable e) {
            throw Refusal.harm(e.sentence());
        }
    }

    /** The plan of a run that only compares: what would be refused is not compared, and said to be so. */
    public static AclPlan comparing(AclOptions options, AclPlan.Sides sides) {
        return AclPlan.comparing(options.choice(), options.nonPublic(), sides);
    }
}
