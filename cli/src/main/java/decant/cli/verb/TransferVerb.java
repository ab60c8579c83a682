package decant.cli.verb;

import decant.cli.buckets.OpenPair;
import decant.cli.buckets.Purpose;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.FollowLog;
import decant.cli.options.AclOptions;
import decant.cli.plan.AclPlans;
import decant.ledger.RunIdentity;
import decant.live.LiveListener;
import decant.reconcile.Policy;
import decant.s3.inspect.Known;
import decant.s3.plan.AclPlan;
import picocli.CommandLine.Mixin;

/** A verb by which objects get from a source to a target, under a policy. */
abstract class TransferVerb extends PairVerb {
    @Mixin private final AclOptions acl = new AclOptions();

    /** What this verb carries, compares and may do, beginning from a policy that carries everything. */
    abstract Policy narrowed(Policy policy);

    /** Who is told of the looks of a live copy: the figures, and with -v a log. */
    final LiveListener listening(Environment environment, FollowFigures figures) {
        return output().isVerbose() && !output().isJson()
                ? new FollowLog(figures, environment.console().out(), environment.clock())
                : figures;
    }

    /** Whether the first object that is not public ends the run. */
    final boolean endsAtNonPublic() {
        return acl.endsAtNonPublic();
    }

    /** The run's name, with the options that decide what ends up at the target. */
    final RunIdentity identity(String otherOptions) {
        String deciding = "%s %s %s".formatted(acl.words(), otherOptions, filterWords());
        return new RunIdentity(sourceName(), targetName(), deciding.replaceAll(" +", " ").strip());
    }

    final AclPlan plan(OpenPair pair, Purpose purpose) {
        return switch (purpose) {
            case READ -> AclPlans.comparing(acl, sides(pair));
            case WRITE -> AclPlans.of(acl, sides(pair));
        };
    }

    /** What the two buckets are, as far as access lists are concerned. */
    static AclPlan.Sides sides(OpenPair pair) {
        return new AclPlan.Sides(
                pair.sourceFacts(), pair.targetFacts(), pair.link().capabilities().acl(), pair.targetOwnerId());
    }

    /** What was asked for about access lists. */
    final AclOptions acl() {
        return acl;
    }

    final Policy policy(OpenPair pair, AclPlan plan) {
        boolean digestsThere = pair.targetFacts().etagsAreDigests() == Known.YES && !encryption().isKms();
        boolean digests = pair.sourceFacts().etagsAreDigests() == Known.YES && digestsThere;
        Policy policy = narrowed(Policy.carrying(plan.policy()).withEtags(digests, true));
        // Where no ETag is kept whatever is done, keeping parts costs requests for nothing.
        return policy.withEtags(digests, policy.keepPartETags() && !encryption().isKms());
    }
}
