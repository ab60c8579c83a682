package decant.reconcile;

import decant.ledger.Receipt;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import org.jspecify.annotations.Nullable;

/**
 * The work on one key between two remote calls: a value, so that it can be kept, compared and explored.
 *
 * @param tries rounds that ended with a change under our hands
 * @param source the source as looked at in this round, as far as it was
 * @param target the target as looked at in this round, as far as it was
 * @param receipt what the target was copied from, where that is known
 * @param repairs what was written so far
 * @param inDoubt whether a request of ours took effect that may have left the target other than its source is, in any
 *     aspect: all that is carried is then compared, whatever the policy compares
 * @param evidence what a switch is judged by beside both sides
 */
public record Work(
        ObjectKey key,
        int tries,
        Stage stage,
        @Nullable ObjectState source,
        @Nullable ObjectState target,
        @Nullable Receipt receipt,
        Repairs repairs,
        boolean inDoubt,
        Evidence evidence) {
    /** Work that has not begun. */
    public static Work on(ObjectKey key, int tries, @Nullable Receipt receipt) {
        return new Work(key, tries, new Stage.Observing(), null, null, receipt, Repairs.NONE, false, Evidence.NONE);
    }

    /** Whether it is being looked at again after an act. */
    public boolean isConfirming() {
        return stage instanceof Stage.Confirming;
    }

    Work at(Stage next) {
        return new Work(key, tries, next, source, target, receipt, repairs, inDoubt, evidence);
    }

    Work ended(Outcome outcome) {
        return at(new Stage.Ended(outcome));
    }

    Work withSource(ObjectState seen) {
        return new Work(key, tries, stage, seen, target, receipt, repairs, inDoubt, evidence);
    }

    Work withTarget(ObjectState seen) {
        return new Work(key, tries, stage, source, seen, receipt, repairs, inDoubt, evidence);
    }

    Work withReceipt(@Nullable Receipt known) {
        return new Work(key, tries, stage, source, target, known, repairs, inDoubt, evidence);
    }

    Work withRepairs(Repairs written) {
        return new Work(key, tries, stage, source, target, receipt, written, inDoubt, evidence);
    }

    Work withEvidence(Evidence known) {
        return new Work(key, tries, stage, source, target, receipt, repairs, inDoubt, known);
    }

    /** Forgets what was seen: whatever is looked at after an act is looked at afresh. */
    Work forgettingSides(Stage next) {
        return new Work(key, tries, next, null, null, receipt, repairs, inDoubt, evidence);
    }

    /** The same, and whatever follows compares all that is carried. */
    Work doubted() {
        return new Work(key, tries, stage, source, target, receipt, repairs, true, evidence);
    }

    /** The next round, nothing seen yet. */
    Work nextRound(boolean inVain) {
        return new Work(
                key,
                inVain ? tries + 1 : tries,
                new Stage.Observing(),
                null,
                null,
                receipt,
                repairs,
                inDoubt,
                evidence.nextRound(inVain));
    }

    ObjectState.@Nullable Present sourceObject() {
        return source instanceof ObjectState.Present present ? present : null;
    }

    ObjectState.@Nullable Present targetObject() {
        return target instanceof ObjectState.Present present ? present : null;
    }
}
