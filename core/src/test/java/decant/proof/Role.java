package decant.proof;

import decant.model.Aspect;
import decant.reconcile.AclPolicy;
import decant.reconcile.Policy;
import java.util.Set;

/** What an actor is: which policy governs each kind of its work, as the passes of the program set them. */
enum Role {
    /** Follows hints; every look is a full one. */
    LIVE,
    /** A pass as {@code sync --delete-surplus} makes it. */
    BACKFILL,
    /** A pass as {@code acl} makes it. */
    SWEEP;

    private static final Policy EVERYTHING = Policy.carrying(new AclPolicy.Preserve("target-owner"));
    private static final Policy COMPARED_BY_SYNC =
            EVERYTHING.comparing(Set.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS));
    private static final Policy ACCESS_ALONE = EVERYTHING.withAspects(Set.of(Aspect.ACL));

    Policy policy(Task.Kind kind) {
        return switch (kind) {
            case HINT, HELD -> EVERYTHING.withRemovals(true);
            case PAGE -> COMPARED_BY_SYNC;
            case CLOSING -> EVERYTHING;
            case SWEEP -> ACCESS_ALONE;
            case AGAIN, SUSPECT -> this == SWEEP ? ACCESS_ALONE : EVERYTHING;
        };
    }

    /** Whether a page of this kind keeps surplus keys to remove them later. */
    static boolean holdsSurplus(Task.Kind kind) {
        return kind == Task.Kind.PAGE || kind == Task.Kind.CLOSING;
    }

    /** Whether this kind of work compares access lists, so that its end covers a narrowing (E4). */
    static boolean coversAccess(Task.Kind kind) {
        return kind != Task.Kind.PAGE;
    }
}
