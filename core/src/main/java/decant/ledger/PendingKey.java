package decant.ledger;

import decant.model.ObjectKey;
import java.time.Instant;

/**
 * A key that is to be looked at again.
 *
 * @param cause why, in a few words
 * @param tries how often it was tried in vain, 0 for a key never reconciled on its own
 * @param notBefore earliest time of the next look
 */
public record PendingKey(ObjectKey key, String cause, int tries, Instant notBefore) {
    /**
     * The cause of a key that was copied so soon after it was written that a second write may hide behind the first.
     */
    public static final String YOUNG = "young";

    /** The cause of {@link #interrupted} keys. */
    public static final String INTERRUPTED = "interrupted";

    /** A key that a process was changing when it died; its requests may land until {@code notBefore}. */
    static PendingKey interrupted(ObjectKey key, Instant notBefore) {
        return new PendingKey(key, INTERRUPTED, 0, notBefore);
    }
}
