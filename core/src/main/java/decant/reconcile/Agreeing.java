package decant.reconcile;

import decant.model.Aspect;
import java.util.EnumSet;

/**
 * What is done about receipts beside the ordinary work on a key, which it leaves as it is: while the target follows and
 * a switch is to come, both sides are looked at again after an act, and what they agree on is written down before the
 * work ends. During the switch decisions do so by themselves, but for what was removed. Pure.
 */
enum Agreeing {
    /** There are no receipts. */
    NEVER,
    /** The target follows, and a switch is to come. */
    BESIDE_FOLLOWING,
    /** Both sides take writes. */
    BY_SWITCH;

    /** For a machine of this phase. */
    static Agreeing of(LinkPhase phase, Policy policy) {
        return switch (phase) {
            case LinkPhase.Following(boolean keepsReceipts) -> {
                if (keepsReceipts && !policy.comparing(policy.aspects()).equals(policy)) {
                    throw new IllegalArgumentException(
                            "Receipts are kept of what is looked at in every aspect, and not compared are "
                                    + left(policy));
                }
                yield keepsReceipts ? BESIDE_FOLLOWING : NEVER;
            }
            case LinkPhase.Switching _, LinkPhase.Switched _, LinkPhase.Leading _ -> BY_SWITCH;
        };
    }

    private static EnumSet<Aspect> left(Policy policy) {
        EnumSet<Aspect> left = EnumSet.copyOf(policy.aspects());
        left.removeAll(policy.compared());
        return left;
    }

    /**
     * After a decision: both sides were looked at in full. What was written by this work cannot be written down yet.
     */
    Work decided(Work work) {
        return this == BESIDE_FOLLOWING && work.stage() instanceof Stage.Ended(Outcome end)
                ? switch (end) {
                    case Outcome.InSync _ -> work.at(new Stage.Recalling(Agreement.of(work), end));
                    case Outcome.Repaired _ -> work.at(new Stage.Keeping(Agreement.of(work), end));
                    case Outcome.Removed _, Outcome.Withheld _, Outcome.Left _, Outcome.Again _, Outcome.Parked _ ->
                            work;
                }
                : work;
    }

    /** After a confirmation. */
    Work confirmed(Work work) {
        return this != NEVER && work.stage() instanceof Stage.Ended(Outcome end)
                ? switch (end) {
                    // The absence of both sides, too, is something to agree on.
                    case Outcome.Removed _ -> work.at(new Stage.Keeping(Agreement.ON_NOTHING, end));
                    case Outcome.Repaired _ -> work.nextRound(false);
                    case Outcome.InSync _, Outcome.Withheld _, Outcome.Left _, Outcome.Again _, Outcome.Parked _ ->
                            work;
                }
                : work;
    }

    /** After what was written down was read. */
    static Work recalled(Work work, Stage.Recalling recalling, Reply reply) {
        return reply instanceof Reply.ReceiptRead(Agreement kept) && recalling.agreement().equals(kept)
                ? work.ended(recalling.end())
                : work.at(new Stage.Keeping(recalling.agreement(), recalling.end()));
    }
}
