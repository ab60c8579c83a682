package decant.reconcile;

import decant.model.ObjectState;
import decant.store.Precondition;
import org.jspecify.annotations.Nullable;

/** Where the work on a key stands. */
public sealed interface Stage {
    /** Both sides are being looked at. */
    record Observing() implements Stage {}

    /** An acting request is about to be sent. */
    record Acting(Act act) implements Stage {}

    /** The source is asked to prove that it does not have the key, before the target's object is removed. */
    record Proving(Precondition removal) implements Stage {}

    /** The source is being looked at again after an act was answered, and where that does not tell, the target. */
    record Confirming(Act act, Reply answer) implements Stage {}

    /** What was written down is about to be read, to see whether it says already what both sides agree on. */
    record Recalling(Agreement agreement, Outcome end) implements Stage {}

    /** What both sides agree on is about to be written down, after which the work ends. */
    record Keeping(Agreement agreement, Outcome end) implements Stage {}

    record Ended(Outcome outcome) implements Stage {}

    /**
     * Something done to the target.
     *
     * @param request the acting request
     * @param meant the source as it was looked at before; what it must still be afterwards
     * @param completes whether the key is equal once this is confirmed; otherwise both sides are looked at again
     * @param replaced what was at the target before; {@code null} where nothing was
     */
    record Act(Request request, ObjectState meant, boolean completes, ObjectState.@Nullable Present replaced) {}
}
