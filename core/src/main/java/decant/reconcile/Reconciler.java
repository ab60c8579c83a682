package decant.reconcile;

import decant.ledger.Receipt;
import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.ObjectState.Present;
import decant.store.Capabilities;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The step machine: observe, judge, act under a precondition, confirm, until both sides are equal or patience ends.
 *
 * <p>It makes no call itself. {@link #next} names the one remote request that the work needs now, {@link #on} takes its
 * reply. What lies between two calls is a value, so a test can let anything happen there. Stateless; safe for use by
 * any number of threads on any number of keys. One key must not be in work twice in one process; across processes the
 * stores' preconditions and the confirmation make it harmless.
 */
public final class Reconciler {
    /** When a key is looked at again that was not to be acted upon. */
    private static final Duration WHILE_HELD = Duration.ofSeconds(1);

    private final Policy policy;
    private final Observation observation;
    private final Decision decision;
    private final Confirmation confirmation;
    private final Agreeing agreeing;

    /** Looks and decisions while both sides take writes; {@code null} while the target follows. */
    private final @Nullable SwitchObservation switchObservation;

    private final @Nullable SwitchDecision switchDecision;

    /** A machine for a target that follows its source. */
    public Reconciler(Policy policy, Capabilities capabilities) {
        this(policy, capabilities, LinkPhase.FOLLOWING);
    }

    /** A machine for a phase of the migration. */
    public Reconciler(Policy policy, Capabilities capabilities, LinkPhase phase) {
        this(of(phase, policy), phase, capabilities);
    }

    /**
     * What is written down while the target follows is looked at after the act, and so needs no look at what landed.
     */
    private static Policy of(LinkPhase phase, Policy policy) {
        return switch (phase) {
            case LinkPhase.Following(boolean keepsReceipts) ->
                    keepsReceipts && policy.hinted() ? policy.inOneHand() : policy;
            case LinkPhase.Switching _, LinkPhase.Switched _, LinkPhase.Leading _ -> policy.inOneHand();
        };
    }

    private Reconciler(Policy policy, LinkPhase phase, Capabilities capabilities) {
        this.policy = policy;
        this.observation = new Observation(policy, capabilities);
        this.decision = new Decision(policy, capabilities, observation);
        this.confirmation = new Confirmation(policy, capabilities);
        this.agreeing = Agreeing.of(phase, policy);
        boolean follows = phase instanceof LinkPhase.Following;
        this.switchObservation = follows ? null : new SwitchObservation(policy, capabilities);
        this.switchDecision =
                switchObservation == null
                        ? null
                        : new SwitchDecision(
                                policy, phase, switchObservation, decision, ofWhatHasNoDate(policy, capabilities));
    }

    private static Decision ofWhatHasNoDate(Policy policy, Capabilities capabilities) {
        Set<Aspect> aspects = EnumSet.of(Aspect.ACL, Aspect.TAGS);
        aspects.retainAll(policy.aspects());
        Policy undated = policy.withAspects(aspects);
        return new Decision(undated, capabilities, new Observation(undated, capabilities));
    }

    /**
     * Work on a key, to begin.
     *
     * @param tries rounds in vain that earlier work on it had
     */
    public Work begin(ObjectKey key, int tries, @Nullable Receipt receipt) {
        return Work.on(key, tries, receipt);
    }

    /**
     * Work on a key during a switch, to begin.
     *
     * @param evidence what the hints to this key tell of a removal at the source
     */
    public Work begin(ObjectKey key, int tries, @Nullable Receipt receipt, Evidence evidence) {
        return Work.on(key, tries, receipt).withEvidence(evidence);
    }

    /** Whether this object would be copied in parts, for which headers and tags have to be looked at first. */
    public boolean copiesInParts(Present source) {
        return observation.copiesInParts(source);
    }

    /** The line of the judge's table about the contents as they were seen last; {@code null} if one was not there. */
    public @Nullable JudgeLine contentLine(Work work) {
        Present source = work.sourceObject();
        Present target = work.targetObject();
        return source == null || target == null
                ? null
                : new Judge(policy).line(Aspect.CONTENT, source, target, work.receipt());
    }

    /** A receipt that says what only a checksum showed; {@code null} where that is not so. */
    public @Nullable Receipt shownByChecksum(Work work) {
        Present source = work.sourceObject();
        Present target = work.targetObject();
        return source == null || target == null || contentLine(work) != JudgeLine.CHECKSUM_EQUAL
                ? null
                : new Receipt(source.content().etag(), target.content().etag(), source.content().size());
    }

    /** The request to make now, or the end. */
    public Step next(Work work) {
        return switch (work.stage()) {
            case Stage.Observing() -> new Step.Ask(expected(missing(work)));
            case Stage.Acting(Stage.Act act) -> new Step.Ask(act.request());
            case Stage.Proving _ -> new Step.Ask(new Request.ProveAbsent(work.key()));
            case Stage.Confirming(Stage.Act act, Reply answer) ->
                    new Step.Ask(expected(unconfirmed(work, act, answer)));
            case Stage.Recalling _ -> new Step.Ask(new Request.ReadReceipt(work.key()));
            case Stage.Keeping(Agreement agreement, Outcome _) ->
                    new Step.Ask(new Request.WriteReceipt(work.key(), agreement));
            case Stage.Ended(Outcome outcome) -> new Step.End(outcome);
        };
    }

    private @Nullable Request missing(Work work) {
        return switchObservation == null ? observation.missing(work) : switchObservation.missing(work);
    }

    private @Nullable Request unconfirmed(Work work, Stage.Act act, Reply answer) {
        Request ofSource = observation.unconfirmed(work, act);
        return ofSource == null && confirmation.looksAtWhatLanded(work, act, answer)
                ? observation.landed(work)
                : ofSource;
    }

    private Work decide(Work work) {
        return agreeing.decided(switchDecision == null ? decision.decide(work) : switchDecision.decide(work));
    }

    private static Request expected(@Nullable Request request) {
        if (request == null) {
            throw new IllegalStateException("A stage that needs no further look must have been left.");
        }
        return request;
    }

    /** The work after a reply to the request that {@link #next} named. */
    public Work on(Work work, Reply reply) {
        if (reply instanceof Reply.Failed failed) {
            return onFailure(confirmation.knowing(work), failed);
        }
        return switch (work.stage()) {
            case Stage.Observing() -> {
                Work seen = see(work, expected(missing(work)), reply);
                yield missing(seen) == null ? decide(seen) : seen;
            }
            case Stage.Acting(Stage.Act act) ->
                    reply instanceof Reply.Refused
                            ? confirmation.againInVain(work)
                            : landed(work, act, reply).forgettingSides(new Stage.Confirming(act, reply));
            case Stage.Proving proving -> onProof(work, proving, reply);
            case Stage.Confirming(Stage.Act act, Reply answer) -> {
                Work seen = see(work, expected(unconfirmed(work, act, answer)), reply);
                yield unconfirmed(seen, act, answer) == null
                        ? agreeing.confirmed(confirmation.conclude(seen, act, answer))
                        : seen;
            }
            case Stage.Recalling recalling -> Agreeing.recalled(work, recalling, reply);
            case Stage.Keeping(Agreement _, Outcome end) -> work.ended(end);
            case Stage.Ended _ -> throw new IllegalStateException("Nothing is asked after the end.");
        };
    }

    /** Only a switch asks whose act it is that the target shows. An access list leaves it what it was. */
    private Work landed(Work work, Stage.Act act, Reply reply) {
        if (switchDecision == null || act.request() instanceof Request.WriteAcl) {
            return work;
        }
        boolean isOther =
                act.meant() instanceof Present meant
                        && reply instanceof Reply.Copied copied
                        && confirmation.isOtherContent(meant.content().etag(), copied.etag());
        return work.withEvidence(work.evidence().withLanding(Landing.of(act, reply, isOther)));
    }

    private Work onProof(Work work, Stage.Proving proving, Reply reply) {
        if (reply instanceof Reply.Listed(boolean named) && !named) {
            Request remove = new Request.Remove(work.key(), proving.removal());
            return work.at(
                    new Stage.Acting(new Stage.Act(remove, new ObjectState.Absent(), true, work.targetObject())));
        }
        return confirmation.againInVain(work);
    }

    private static Work see(Work work, Request request, Reply reply) {
        return switch (request) {
            case Request.LookAtSource _ -> work.withSource(looked(reply));
            case Request.LookAtTarget _ -> work.withTarget(looked(reply));
            case Request.ReadSourceTags _ -> work.withSource(present(work.sourceObject()).withTags(tags(reply)));
            case Request.ReadTargetTags _ -> work.withTarget(present(work.targetObject()).withTags(tags(reply)));
            case Request.ReadSourceAcl _ -> work.withSource(present(work.sourceObject()).withAcl(acl(reply)));
            case Request.ReadTargetAcl _ -> work.withTarget(present(work.targetObject()).withAcl(acl(reply)));
            case Request.ReadReceipt _ -> work.withEvidence(work.evidence().withReceipt(receipt(reply)));
            case Request.ProveAbsent _,
                    Request.WriteReceipt _,
                    Request.Copy _,
                    Request.WriteTags _,
                    Request.WriteAcl _,
                    Request.Remove _ ->
                    throw new IllegalStateException("Not a look: " + request);
        };
    }

    private static Present present(@Nullable Present object) {
        if (object == null) {
            throw new IllegalStateException("Details are read of objects only.");
        }
        return object;
    }

    private static ObjectState looked(Reply reply) {
        return ((Reply.Looked) reply).state();
    }

    private static @Nullable Agreement receipt(Reply reply) {
        return ((Reply.ReceiptRead) reply).agreement();
    }

    private static decant.model.Tags tags(Reply reply) {
        return ((Reply.TagsRead) reply).tags();
    }

    private static decant.model.AccessList acl(Reply reply) {
        return ((Reply.AclRead) reply).acl();
    }

    private Work onFailure(Work work, Reply.Failed failed) {
        return switch (failed.kind()) {
            // Gone between two looks, or between a look and the act.
            case NO_SUCH_KEY -> confirmation.againInVain(work);
            // Whatever was sent may yet land (R14): the key is not settled before that time has passed.
            case OUTCOME_UNKNOWN -> later(work, policy.lateLanding(), "outcome unknown");
            case THROTTLED, UNAVAILABLE ->
                    later(work, Duration.ofSeconds(1L << Math.min(work.tries(), 6)), failed.code());
            // Nothing was sent, and nobody knows for how long: both sides are looked at anew.
            case HELD -> work.ended(new Outcome.Again(WHILE_HELD, "held back", true, Repairs.NONE, work.receipt()));
            case ARCHIVED -> parked(work, "archived", failed);
            case DENIED -> parked(work, "denied", failed);
            case UNSUPPORTED -> parked(work, "unsupported", failed);
            case INVALID, CORRUPT -> parked(work, "refused", failed);
            case NO_SUCH_BUCKET, BAD_CREDENTIALS, WRONG_REGION, OUTDATED, CANCELLED ->
                    throw new IllegalStateException(
                            "A failure that ends the run is not the machine's: " + failed.sentence());
        };
    }

    private Work later(Work work, Duration after, String cause) {
        return work.tries() + 1 >= policy.maxTries()
                ? work.ended(
                        new Outcome.Parked(
                                "failing", "Gave up after " + policy.maxTries() + " tries; the last: " + cause))
                : work.ended(new Outcome.Again(after, cause, true, work.repairs(), work.receipt()));
    }

    private static Work parked(Work work, String cause, Reply.Failed failed) {
        return work.ended(new Outcome.Parked(cause, failed.sentence()));
    }
}
