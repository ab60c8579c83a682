package decant.store;

import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * A call that gave no usable answer: what was asked, of which key, and what the store said. The message is one sentence
 * for people; it never holds credentials or signatures.
 */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    /** What the caller can do about it. */
    public enum Kind {
        /** The store asks for fewer requests; it did nothing. */
        THROTTLED,
        /** The store failed or could not be reached; it did nothing, or the call changes nothing. */
        UNAVAILABLE,
        /** A call that changes something was sent and no answer came: it may have been done, or be done later. */
        OUTCOME_UNKNOWN,
        /** The key is not there (where the call needs it to be). */
        NO_SUCH_KEY,
        NO_SUCH_BUCKET,
        /** Not permitted with these credentials. */
        DENIED,
        /** The credentials are expired, unknown or missing. */
        BAD_CREDENTIALS,
        /** The bucket is in another region. */
        WRONG_REGION,
        /** The object is archived and must be restored first. */
        ARCHIVED,
        /** The store does not offer this. */
        UNSUPPORTED,
        /** The answer contradicts the protocol: keys out of order, a page that cannot be read. */
        CORRUPT,
        /** The store refuses the request as it stands. */
        INVALID,
        /**
         * Not sent, since the migration is paused, or since nobody can tell whether it is. To be decided anew from what
         * both sides hold once it goes on.
         */
        HELD,
        /** Not sent, since the migration has moved on without whoever asks. */
        OUTDATED,
        /** This thread was interrupted. */
        CANCELLED;

        /** Whether the same call may succeed a little later. */
        public boolean isTransient() {
            return switch (this) {
                case THROTTLED, UNAVAILABLE, OUTCOME_UNKNOWN -> true;
                case NO_SUCH_KEY,
                        NO_SUCH_BUCKET,
                        DENIED,
                        BAD_CREDENTIALS,
                        WRONG_REGION,
                        ARCHIVED,
                        UNSUPPORTED,
                        CORRUPT,
                        INVALID,
                        HELD,
                        OUTDATED,
                        CANCELLED ->
                        false;
            };
        }

        /** Whether every further call would fail alike, so that the run must end. */
        public boolean endsRun() {
            return switch (this) {
                case NO_SUCH_BUCKET, BAD_CREDENTIALS, WRONG_REGION, OUTDATED, CANCELLED -> true;
                case THROTTLED,
                        UNAVAILABLE,
                        OUTCOME_UNKNOWN,
                        NO_SUCH_KEY,
                        DENIED,
                        ARCHIVED,
                        UNSUPPORTED,
                        CORRUPT,
                        INVALID,
                        HELD ->
                        false;
            };
        }
    }

    private final Kind kind;
    private final Operation operation;
    private final @Nullable String key;
    private final String code;

    /**
     * @param key the key asked for, {@code null} for calls about the whole bucket
     * @param code the store's error code, or a word of ours where there was none
     * @param message one sentence: what was asked, what the store said, and what to do where that is known
     */
    public StoreException(
            Kind kind,
            Operation operation,
            @Nullable ObjectKey key,
            String code,
            String message,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.operation = operation;
        this.key = key == null ? null : key.toString();
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    public Operation operation() {
        return operation;
    }

    /** The key as text, or {@code null} for calls about the whole bucket. */
    public @Nullable String key() {
        return key;
    }

    /** The store's error code, such as {@code SlowDown}. */
    public String code() {
        return code;
    }
}
