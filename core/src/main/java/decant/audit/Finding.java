package decant.audit;

import decant.model.ObjectKey;

/**
 * A key that is not proven equal.
 *
 * @param detail one sentence for people
 */
public record Finding(ObjectKey key, Kind kind, String detail) {
    /** In what way. */
    public enum Kind {
        MISSING_AT_TARGET,
        ONLY_AT_TARGET,
        CONTENT,
        METADATA,
        TAGS,
        /** The target grants what the source does not. The alarm among the findings. */
        EXPOSED,
        /** Access differs without exposing anything. */
        ACL,
        STORAGE_CLASS,
        /** Not at the target because it is not public at the source, as was asked for: counted, and no difference. */
        WITHHELD,
        /** Neither equal nor different can be told. */
        UNDECIDED;

        /** Whether the two buckets are different by it. */
        boolean isDifference() {
            return this != UNDECIDED && this != WITHHELD;
        }
    }
}
