package decant.reconcile;

import decant.model.AccessList;
import decant.model.Aspect;
import decant.model.ObjectState.Present;
import decant.reconcile.SwitchJudge.Leader;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From two fully observed sides to what is done next while both take writes of the application (R12). Grants go first
 * and only ever shrink, to what both sides grant; then the {@linkplain SwitchJudge ruling} decides. Pure.
 */
final class SwitchDecision {
    /** The cause of keys that nobody can decide but a person. */
    static final String CONFLICT = "conflict";

    private final Policy policy;
    private final LinkPhase phase;
    private final SwitchObservation observation;
    private final Decision acts;
    private final Judge judge;
    private final SwitchJudge switchJudge;

    /** Where the application writes at this link's source alone: brings what has no date to what it is there. */
    private final @Nullable Decision undated;

    /**
     * @param acts what is done about everything
     * @param undated what is done about access lists and tags alone
     */
    SwitchDecision(Policy policy, LinkPhase phase, SwitchObservation observation, Decision acts, Decision undated) {
        this.policy = policy;
        this.phase = phase;
        this.observation = observation;
        this.acts = acts;
        Set<Aspect> written = EnumSet.copyOf(policy.aspects());
        written.removeAll(Set.of(Aspect.ACL, Aspect.STORAGE_CLASS));
        this.judge = new Judge(policy.comparing(written));
        this.undated = phase instanceof LinkPhase.Leading ? undated : null;
        this.switchJudge =
                switch (phase) {
                    case LinkPhase.Following _ ->
                            throw new IllegalArgumentException("Nothing is switched while the target follows.");
                    case LinkPhase.Switching(var since, var copies) ->
                            new SwitchJudge(since, copies, Policy.DEFAULT_YOUNG_AGE, Leader.NEITHER);
                    case LinkPhase.Switched(var since) ->
                            new SwitchJudge(
                                    since, LinkPhase.CopiesUntil.UNKNOWN, Policy.DEFAULT_YOUNG_AGE, Leader.TARGET);
                    case LinkPhase.Leading(var since, var copies) ->
                            new SwitchJudge(since, copies, Policy.DEFAULT_YOUNG_AGE, Leader.SOURCE);
                };
    }

    Work decide(Work work) {
        Present source = work.sourceObject();
        Present target = work.targetObject();
        Verdict verdict =
                judge.judge(
                        Objects.requireNonNull(work.source()), Objects.requireNonNull(work.target()), work.receipt());
        Ruling ruling = ruling(work, verdict);
        AccessList narrower = source == null || target == null ? null : narrower(source, target);
        if (narrower != null && !(ruling == Ruling.CARRY && acts.closesByCopy(Objects.requireNonNull(source)))) {
            return narrow(work, narrower);
        }
        return switch (ruling) {
            case AGREED ->
                    source != null && acts.isWithheld(source) && !(phase instanceof LinkPhase.Switched)
                            ? acts.withhold(work, source, target)
                            : equal(work, verdict);
            case CARRY ->
                    undated != null && SwitchJudge.isOfTagsAlone(verdict)
                            ? undated.decide(work)
                            : carry(work, Objects.requireNonNull(source), target, narrower);
            case REMOVE -> remove(work, Objects.requireNonNull(target));
            case YIELD -> yielded(work);
            case CONFLICT -> conflict(work);
        };
    }

    private Ruling ruling(Work work, Verdict verdict) {
        Ruling ruling =
                switchJudge.judge(
                        Objects.requireNonNull(work.source()),
                        Objects.requireNonNull(work.target()),
                        verdict,
                        agreement(work),
                        work.evidence().isRemovalSeen());
        boolean isOver = phase instanceof LinkPhase.Switched;
        return switch (ruling) {
            case AGREED, YIELD -> ruling;
            // What a straggler removed is not removed here; what the application removed and wrote anew comes back.
            case CONFLICT -> isOver && work.sourceObject() == null ? Ruling.YIELD : ruling;
            case CARRY -> isOver && work.targetObject() != null ? Ruling.CONFLICT : Ruling.CARRY;
            // What was withheld from this link's source was not removed there.
            case REMOVE -> policy.acl().keepsWhatWasWithheld() ? Ruling.YIELD : Ruling.REMOVE;
        };
    }

    /** The receipt, or what both sides were when this work's own copy landed, which nobody else has written over. */
    private static @Nullable Agreement agreement(Work work) {
        Agreement landed = ofLanding(work);
        return landed == null ? work.evidence().receipt() : landed;
    }

    private static @Nullable Agreement ofLanding(Work work) {
        Landing landing = work.evidence().landing();
        return landing == null ? null : landing.agreement(Objects.requireNonNull(work.target()));
    }

    /** What both sides grant, where the target grants more; {@code null} where it does not. */
    private @Nullable AccessList narrower(Present source, Present target) {
        AccessList seen = source.acl();
        AccessList there = target.acl();
        if (!policy.mayAct()
                || phase instanceof LinkPhase.Switched
                || there == null
                || !observation.narrows()
                || policy.acl().isRight(seen == null ? AccessList.PRIVATE : seen, there)) {
            return null;
        }
        AccessList desired = judge.desiredAcl(source);
        return there.isWithin(desired) ? null : there.narrowedTo(desired);
    }

    private static Work narrow(Work work, AccessList narrower) {
        Request narrow = new Request.WriteAcl(work.key(), narrower);
        Repairs repairs = work.repairs().andNarrowed().and(Set.of(Aspect.ACL));
        Present source = Objects.requireNonNull(work.sourceObject());
        return work.withRepairs(repairs)
                .at(new Stage.Acting(new Stage.Act(narrow, source, false, work.targetObject())));
    }

    /** What this work has just landed private is opened, now that it was looked at a second time (E3). */
    private Work equal(Work work, Verdict verdict) {
        if (undated != null && verdict instanceof Verdict.Equal && isAccessAnother(work)) {
            return undated.decide(work);
        }
        AccessList grants = work.evidence().grantsToFollow();
        Present source = work.sourceObject();
        Present target = work.targetObject();
        AccessList there = target == null ? null : target.acl();
        boolean isOpen = there != null && there.reachesBeyondOwner();
        if (grants == null || source == null || target == null || isOpen || !policy.wants(Aspect.ACL)) {
            return agreed(work, verdict);
        }
        Request open = new Request.WriteAcl(work.key(), grants.narrowedTo(judge.desiredAcl(source)));
        return work.withEvidence(work.evidence().withGrantsToFollow(null))
                .withRepairs(work.repairs().and(Set.of(Aspect.ACL)))
                .at(new Stage.Acting(new Stage.Act(open, source, false, target)));
    }

    private boolean isAccessAnother(Work work) {
        Present source = work.sourceObject();
        Present target = work.targetObject();
        AccessList there = target == null ? null : target.acl();
        AccessList seen = source == null ? null : source.acl();
        return observation.narrows()
                && there != null
                && !policy.acl().isRight(seen == null ? AccessList.PRIVATE : seen, there);
    }

    /** Both sides were seen equal, which is what the receipt has to say. */
    private Work agreed(Work work, Verdict verdict) {
        Agreement now = Agreement.of(work);
        Outcome end =
                work.repairs().isEmpty() ? new Outcome.InSync() : new Outcome.Repaired(work.repairs(), work.receipt());
        boolean isKept = now.equals(work.evidence().receipt()) || !(verdict instanceof Verdict.Equal);
        return isKept || !policy.mayAct() ? work.ended(end) : work.at(new Stage.Keeping(now, end));
    }

    private Work carry(Work work, Present source, @Nullable Present target, @Nullable AccessList narrower) {
        if (acts.isWithheld(source)) {
            return acts.withhold(work, source, target);
        }
        Work known = narrower == null ? work : work.withRepairs(work.repairs().andNarrowed());
        return policy.mayAct()
                ? acts.carry(known, source, target, narrower)
                : work.ended(new Outcome.Left(target == null ? new Verdict.Missing() : different()));
    }

    /** What a straggler removes stays; the other link has removed nothing that the target still has. */
    private Work remove(Work work, Present target) {
        boolean isOver = phase instanceof LinkPhase.Switched;
        return policy.mayAct() && policy.mayRemove() && !isOver
                ? work.at(new Stage.Proving(Decision.matches(target)))
                : work.ended(new Outcome.Left(new Verdict.Surplus()));
    }

    private Work yielded(Work work) {
        Present source = work.sourceObject();
        boolean isKeptAway = source != null && acts.isWithheld(source) && work.targetObject() == null;
        Outcome end = isKeptAway ? new Outcome.Withheld(false) : new Outcome.Left(new Verdict.Yielded());
        Agreement landed = ofLanding(work);
        // Whoever goes on with this key has to know that what is there is a copy.
        return landed == null || landed.equals(work.evidence().receipt()) || !policy.mayAct()
                ? work.ended(end)
                : work.at(new Stage.Keeping(landed, end));
    }

    private static Work conflict(Work work) {
        String sentence =
                work.sourceObject() == null || work.targetObject() == null
                        ? "It was written on one side and removed on the other, and nothing says which came last."
                        : "It was written on both sides, and nothing says which write came last.";
        return work.ended(new Outcome.Parked(CONFLICT, sentence + " Both sides were left as they are."));
    }

    private static Verdict different() {
        return new Verdict.Different(Set.of(Aspect.CONTENT));
    }
}
