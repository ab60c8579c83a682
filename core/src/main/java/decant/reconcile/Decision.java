package decant.reconcile;

import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.model.Tags;
import decant.store.AclToSend;
import decant.store.Capabilities;
import decant.store.CopyOrder;
import decant.store.Precondition;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From two fully observed sides to what is done next. Pure. */
final class Decision {
    /** What nothing but a copy brings to the target. */
    static final Set<Aspect> CARRIED_BY_COPY_ALONE = EnumSet.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS);

    private final Policy policy;
    private final Capabilities capabilities;
    private final Observation observation;
    private final Judge judge;
    private final Judge fullJudge;
    private final Judge contentJudge;

    Decision(Policy policy, Capabilities capabilities, Observation observation) {
        this.policy = policy;
        this.capabilities = capabilities;
        this.observation = observation;
        this.judge = new Judge(policy);
        this.fullJudge = new Judge(policy.comparing(policy.aspects()));
        this.contentJudge = new Judge(policy.withAspects(Set.of(Aspect.CONTENT)));
    }

    Work decide(Work work) {
        ObjectState sourceState = Objects.requireNonNull(work.source());
        ObjectState targetState = Objects.requireNonNull(work.target());
        Present source = work.sourceObject();
        Present target = work.targetObject();
        if (source != null && isWithheld(source)) {
            return withhold(work, source, target);
        }
        Verdict verdict = (work.inDoubt() ? fullJudge : judge).judge(sourceState, targetState, work.receipt());
        boolean mayCopy = policy.mayAct() && policy.wants(Aspect.CONTENT);
        return switch (verdict) {
            case Verdict.Equal() ->
                    work.ended(
                            work.repairs().isEmpty()
                                    ? new Outcome.InSync()
                                    : new Outcome.Repaired(work.repairs(), work.receipt()));
            case Verdict.Missing() ->
                    mayCopy
                            ? copy(work, Objects.requireNonNull(source), null, Set.of(Aspect.CONTENT))
                            : work.ended(new Outcome.Left(verdict));
            case Verdict.Surplus() -> surplus(work, Objects.requireNonNull(target), mayCopy && policy.mayRemove());
            case Verdict.Different(Set<Aspect> aspects, boolean _) ->
                    policy.mayAct() && mayComeBack(work, source, target)
                            ? repair(work, Objects.requireNonNull(source), Objects.requireNonNull(target), aspects)
                            : work.ended(new Outcome.Left(verdict));
            case Verdict.Yielded() -> work.ended(new Outcome.Left(verdict));
            case Verdict.Unknown _ ->
                    mayCopy && policy.copyUndecided()
                            ? copy(work, Objects.requireNonNull(source), target, Set.of(Aspect.CONTENT))
                            : work.ended(new Outcome.Left(verdict));
        };
    }

    /**
     * Whether the link back may write anything about this object: where forward could not tell its content, it may have
     * come no further than to narrow the grants, and that is nothing to be carried back (R13).
     */
    private boolean mayComeBack(Work work, @Nullable Present source, @Nullable Present target) {
        return !(policy.acl() instanceof AclPolicy.Inverse)
                || switch (contentJudge.judge(
                        Objects.requireNonNull(source), Objects.requireNonNull(target), work.receipt())) {
                    case Verdict.Equal _ -> true;
                    case Verdict.Different _ -> policy.wants(Aspect.CONTENT);
                    case Verdict.Missing _, Verdict.Surplus _, Verdict.Yielded _, Verdict.Unknown _ -> false;
                };
    }

    private Work surplus(Work work, Present target, boolean mayRemove) {
        AccessList there = target.acl();
        if (policy.acl().keepsWhatWasWithheld() && there != null && !there.isPublic()) {
            return work.ended(new Outcome.Withheld(false));
        }
        return mayRemove
                ? work.at(new Stage.Proving(matches(target)))
                : work.ended(new Outcome.Left(new Verdict.Surplus()));
    }

    boolean isWithheld(Present source) {
        AccessList acl = source.acl();
        return policy.acl().withholds() && acl != null && !acl.isPublic();
    }

    Work withhold(Work work, Present source, @Nullable Present target) {
        if (target == null) {
            return work.ended(
                    policy.acl() instanceof AclPolicy.AllPublic
                            ? new Outcome.Parked(
                                    Outcome.Parked.NOT_PUBLIC,
                                    "It is not public at the source, and the target holds no access lists that would"
                                            + " keep it so.")
                            : new Outcome.Withheld(false));
        }
        if (!policy.mayAct()) {
            return work.ended(new Outcome.Left(new Verdict.Different(Set.of(Aspect.ACL))));
        }
        Request remove = new Request.Remove(work.key(), matches(target));
        return work.at(new Stage.Acting(new Stage.Act(remove, source, true, target)));
    }

    /** Exposure first (E3), then what only a copy repairs, then what can be written beside it. */
    private Work repair(Work work, Present source, Present target, Set<Aspect> different) {
        AccessList desired = desiredAcl(work, source, target);
        AccessList there = target.acl();
        if (observation.comparesAcl(work) && there != null && !there.isWithin(desired)) {
            AccessList narrowed = desired.isWithin(there) ? desired : there.narrowedTo(desired);
            boolean completes = different.equals(Set.of(Aspect.ACL)) && narrowed.equals(desired);
            return act(
                    work.withRepairs(work.repairs().andNarrowed()),
                    new Request.WriteAcl(work.key(), narrowed),
                    source,
                    completes,
                    target,
                    Set.of(Aspect.ACL));
        }
        boolean copyNeeded = different.stream().anyMatch(CARRIED_BY_COPY_ALONE::contains);
        if (copyNeeded) {
            return policy.wants(Aspect.CONTENT)
                    ? copy(work, source, target, different)
                    : work.ended(new Outcome.Left(new Verdict.Different(different)));
        }
        if (different.contains(Aspect.ACL)) {
            return widen(work, source, target, desired, different);
        }
        Tags tags = Objects.requireNonNull(source.tags());
        return act(work, new Request.WriteTags(work.key(), tags), source, true, target, Set.of(Aspect.TAGS));
    }

    /**
     * Grants reach the target with the bytes they belong to: in a copy bound to the content they were read of. Where
     * the store does not bind it, this round's look stands between the landing and the grant.
     */
    private Work widen(Work work, Present source, Present target, AccessList desired, Set<Aspect> different) {
        if (!(contentJudge.judge(source, target, work.receipt()) instanceof Verdict.Equal)) {
            return policy.wants(Aspect.CONTENT) && policy.copyUndecided()
                    ? copy(work, source, target, different)
                    : work.ended(
                            new Outcome.Left(
                                    new Verdict.Unknown(
                                            "access differs, but the content is not known to be equal: sync it"
                                                    + " first")));
        }
        if (grantsTravelWithCopy()) {
            return copy(work, source, target, different);
        }
        boolean completes = different.equals(Set.of(Aspect.ACL));
        return act(work, new Request.WriteAcl(work.key(), desired), source, completes, target, Set.of(Aspect.ACL));
    }

    /**
     * What a copy carries, or an access list becomes; over the same bytes a list that is right stays as it is (R13).
     */
    private AccessList desiredAcl(Work work, Present source, @Nullable Present target) {
        AccessList there = target == null ? null : target.acl();
        AccessList seen = source.acl();
        boolean stays =
                target != null
                        && there != null
                        && seen != null
                        && policy.acl().isRight(seen, there)
                        && contentJudge.judge(source, target, work.receipt()) instanceof Verdict.Equal;
        return stays && there != null ? there : judge.desiredAcl(source);
    }

    private boolean grantsTravelWithCopy() {
        return capabilities.copySourceMatch() && capabilities.aclOnCopy();
    }

    /**
     * During a switch, whether the copy that is to come had better close the target: where an access list dates what it
     * is written to, what was narrowed first would seem to have been written by the application. Elsewhere grants go
     * first, since a copy may fail.
     */
    boolean closesByCopy(Present source) {
        return !capabilities.aclLeavesDate() && !isWithheld(source) && !observation.copiesInParts(source);
    }

    /**
     * During a switch: the source's state goes over the target's, whose grants stay, and both are looked at again.
     *
     * @param narrower what the target's grants are to become; {@code null} where they are right
     */
    Work carry(Work work, Present source, @Nullable Present target, @Nullable AccessList narrower) {
        AccessList there = target == null ? null : target.acl();
        AccessList kept = there == null ? judge.desiredAcl(source) : there;
        AccessList grants = narrower == null ? kept : narrower;
        boolean landsPrivate = !grantsTravelWithCopy() && policy.acl().toSend(grants) instanceof AclToSend.Exactly;
        Work known = landsPrivate ? work.withEvidence(work.evidence().withGrantsToFollow(grants)) : work;
        return copy(known, source, target, Set.of(Aspect.CONTENT), grants, /* completes= */ false);
    }

    private Work copy(Work work, Present source, @Nullable Present target, Set<Aspect> repairs) {
        return copy(work, source, target, repairs, desiredAcl(work, source, target), /* completes= */ true);
    }

    private Work copy(
            Work work,
            Present source,
            @Nullable Present target,
            Set<Aspect> repairs,
            AccessList grants,
            boolean completes) {
        AclToSend acl = policy.wants(Aspect.ACL) ? policy.acl().toSend(grants) : AclToSend.NOTHING;
        boolean landsPrivate = acl instanceof AclToSend.Exactly && !grantsTravelWithCopy();
        boolean parts = observation.copiesInParts(source);
        Tags tags = source.tags();
        CopyOrder order =
                new CopyOrder(
                        work.key(),
                        source.content(),
                        target == null ? Precondition.ABSENT : matches(target),
                        source.content().storageClass(),
                        landsPrivate ? AclToSend.NOTHING : acl,
                        parts,
                        source.headers(),
                        parts && tags == null ? Tags.NONE : tags);
        return act(work, new Request.Copy(order), source, completes && !landsPrivate, target, repairs);
    }

    private static Work act(
            Work work,
            Request request,
            Present meant,
            boolean completes,
            @Nullable Present replaced,
            Set<Aspect> repairs) {
        return work.withRepairs(work.repairs().and(repairs))
                .at(new Stage.Acting(new Stage.Act(request, meant, completes, replaced)));
    }

    static Precondition matches(Present target) {
        return new Precondition.Matches(target.content().etag());
    }
}
