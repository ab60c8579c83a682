package decant.s3.plan;

import decant.model.AccessList;
import decant.reconcile.AclPolicy;
import decant.s3.inspect.BucketFacts;
import decant.s3.inspect.Known;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what at the target: the policy, and what of it a person should know. Publicness is effective: an access
 * list that its bucket robs of its effect grants nothing.
 *
 * <pre>
 * --acl         source                   target                    policy
 * ------------  -----------------------  ------------------------  ----------------------------------------
 * preserve      holds no access lists    anything                  everything private, nothing is read
 *               ignores public ones      holds access lists        preserve, without grants to everybody
 *                                        holds none                not carried
 *                                        ignores public ones, too  preserve
 *               public ones in force     holds access lists        preserve
 *                                        refuses public ones       refused
 *                                        holds none                refused, unless --non-public says what
 *               cannot be told           anything                  refused
 * private       anything                 holds access lists        everything private
 *                                        holds none                not carried
 * public-read   anything                 holds access lists        everything public
 *                                        holds none, or refuses    refused
 * bucket-owner- anything                 anything                  that canned list with every copy
 * full-control
 * </pre>
 *
 * @param notes sentences for the report
 */
public record AclPlan(AclPolicy policy, List<String> notes) {
    /**
     * The two buckets of a plan.
     *
     * @param targetHoldsLists whether the target was found to keep access lists of single objects
     * @param targetOwnerId canonical id of who owns copies there; empty where it is not known
     */
    public record Sides(BucketFacts source, BucketFacts target, boolean targetHoldsLists, String targetOwnerId) {
        private boolean targetHoldsNone() {
            return !targetHoldsLists || target.accessLists() == Known.NO;
        }
    }

    /**
     * The plan of a run that writes.
     *
     * @throws Unplannable if following the options could show somebody what the source does not, or hide what it does
     */
    public static AclPlan of(AclChoice choice, @Nullable NonPublic nonPublic, Sides sides) throws Unplannable {
        return switch (choice) {
            case PRESERVE -> preserving(nonPublic, sides);
            case PRIVATE ->
                    of(
                            sides.targetHoldsNone()
                                    ? new AclPolicy.NotCarried()
                                    : new AclPolicy.Everything(AccessList.PRIVATE));
            case PUBLIC_READ -> {
                if (sides.targetHoldsNone() || sides.target().refusesPublicAcls() == Known.YES) {
                    throw new Unplannable(
                            "The target takes no public access lists, so --acl public-read cannot be done there; open"
                                    + " the bucket by a policy or a CDN and say --acl private.");
                }
                yield of(new AclPolicy.Everything(AccessList.PUBLIC_READ));
            }
            case BUCKET_OWNER_FULL_CONTROL -> of(new AclPolicy.Canned(choice.toString()));
        };
    }

    /** The plan of a run that only compares: what would be refused is not compared, and said to be so. */
    public static AclPlan comparing(AclChoice choice, @Nullable NonPublic nonPublic, Sides sides) {
        try {
            return of(choice, nonPublic, sides);
        } catch (Unplannable e) {
            return new AclPlan(
                    new AclPolicy.NotCarried(), List.of("Access lists were not compared. " + e.getMessage()));
        }
    }

    private static AclPlan preserving(@Nullable NonPublic nonPublic, Sides sides) throws Unplannable {
        BucketFacts source = sides.source();
        if (source.accessLists() == Known.NO) {
            return new AclPlan(
                    sides.targetHoldsNone() ? new AclPolicy.NotCarried() : new AclPolicy.Everything(AccessList.PRIVATE),
                    List.of(
                            "The source has access lists switched off, so every object is private at the target,"
                                    + " too."));
        }
        if (source.ignoresPublicAcls() == Known.UNKNOWN) {
            throw new Unplannable(
                    "Whether the source blocks public access may not be read, so that nobody knows whether its public"
                            + " access lists show anything: permit s3:GetBucketPublicAccessBlock there, or choose with"
                            + " --acl what the target's lists become.");
        }
        boolean publicInForce = source.ignoresPublicAcls() == Known.NO;
        if (sides.targetHoldsNone()) {
            return publicInForce ? withholding(nonPublic) : withoutLists();
        }
        if (publicInForce && sides.target().refusesPublicAcls() == Known.YES) {
            throw new Unplannable(
                    "The target refuses public access lists (BlockPublicAcls), so what is public at the source could"
                            + " not be public there: take that block away, or say --acl private.");
        }
        boolean drops = !publicInForce && sides.target().ignoresPublicAcls() != Known.YES;
        return new AclPlan(
                new AclPolicy.Preserve(sides.targetOwnerId(), drops),
                drops
                        ? List.of(
                                "The source ignores public access lists, so grants to everybody are left out at the"
                                        + " target.")
                        : List.of());
    }

    private static AclPlan withoutLists() {
        return new AclPlan(
                new AclPolicy.NotCarried(),
                List.of("The target holds no access lists; grants to single accounts are not carried."));
    }

    private static AclPlan withholding(@Nullable NonPublic nonPublic) throws Unplannable {
        if (nonPublic == null) {
            throw new Unplannable(
                    "The target holds no access lists of single objects, and at the source each object may be public or"
                            + " not. Say --non-public withhold to keep away from the target what is not public,"
                            + " --non-public abort to stop at the first such object, or --acl private if nothing is to"
                            + " be public by access lists.");
        }
        return switch (nonPublic) {
            case WITHHOLD ->
                    new AclPlan(
                            new AclPolicy.Withhold(),
                            List.of("Objects that are not public at the source are kept away from the target."));
            case ABORT -> of(new AclPolicy.AllPublic());
        };
    }

    private static AclPlan of(AclPolicy policy) {
        return new AclPlan(policy, List.of());
    }
}
