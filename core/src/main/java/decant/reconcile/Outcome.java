package decant.reconcile;

import decant.ledger.Receipt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How the work on a key ended. */
public sealed interface Outcome {
    /** Both sides were found equal. */
    record InSync() implements Outcome {}

    /**
     * Differences were repaired and the source was found unchanged afterwards.
     *
     * @param repairs what was written
     * @param receipt to be kept where the ETags cannot be compared, otherwise {@code null}
     */
    record Repaired(Repairs repairs, @Nullable Receipt receipt) implements Outcome {}

    /** The target's object was removed, since the source has none. */
    record Removed() implements Outcome {}

    /**
     * The object is not at the target because it is not public, as the policy wants it.
     *
     * @param removed whether it was there until now
     */
    record Withheld(boolean removed) implements Outcome {}

    /** A difference, or an undecided case, that the policy does not allow to be acted upon. */
    record Left(Verdict verdict) implements Outcome {}

    /**
     * To be looked at again.
     *
     * @param after not before this time has passed
     * @param cause a few words
     * @param inVain whether this counts as a try; a young key that is looked at a second time does not
     * @param repairs what was written so far
     * @param receipt to be kept, or {@code null}
     */
    record Again(Duration after, String cause, boolean inVain, Repairs repairs, @Nullable Receipt receipt)
            implements Outcome {}

    /**
     * Given up.
     *
     * @param cause one word that groups
     * @param detail one sentence for people
     */
    record Parked(String cause, String detail) implements Outcome {
        /** The cause of an object that {@link AclPolicy.AllPublic} did not expect. */
        public static final String NOT_PUBLIC = "not-public";
    }
}
