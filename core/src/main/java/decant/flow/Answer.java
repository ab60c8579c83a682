package decant.flow;

import decant.store.StoreException.Kind;

/** What an answer says about how much the store can take. */
enum Answer {
    /** The store did its work, even where the answer was no. */
    GOOD,
    /** The store asked for less. */
    THROTTLED,
    /** The store failed, or no answer came in time: one such answer is an accident, a share of them is overload. */
    FAILED,
    /** Nothing was learned: the call was given up on this side. */
    SILENT;

    static Answer of(Kind kind) {
        return switch (kind) {
            case THROTTLED -> THROTTLED;
            case UNAVAILABLE, OUTCOME_UNKNOWN -> FAILED;
            case HELD, OUTDATED, CANCELLED -> SILENT;
            case NO_SUCH_KEY,
                    NO_SUCH_BUCKET,
                    DENIED,
                    BAD_CREDENTIALS,
                    WRONG_REGION,
                    ARCHIVED,
                    UNSUPPORTED,
                    CORRUPT,
                    INVALID ->
                    GOOD;
        };
    }
}
