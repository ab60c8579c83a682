package decant.proof;

import decant.model.Aspect;
import decant.reconcile.AclPolicy;
import decant.reconcile.LinkPhase;
import decant.reconcile.Policy;
import java.time.Instant;
import java.util.Set;

/** What an actor is: which policy governs each kind of its work, as the passes of the program set them. */
enum Role {
    /** Follows hints; every look is a full one. */
    LIVE,
    /** A pass as {@code sync --delete-surplus} makes it. */
    BACKFILL,
    /** A pass as {@code acl} makes it. */
    SWEEP,
    /** The forward link of a switch, which follows the source's hints. */
    FORWARD,
    /** The link back, which follows the target's. */
    BACK,
    /** The forward link when all is switched. */
    STRAGGLERS,
    /** The link back when all is switched. */
    LEADING;

    /** Since before the moments that have a name, and after whatever was there at the beginning. */
    private static final Instant SINCE = Instant.ofEpochSecond(Beginnings.LONG_AGO_SECOND + 5);

    private static final Policy EVERYTHING = Policy.carrying(new AclPolicy.Preserve("target-owner"));
    private static final Policy FOLLOWING = EVERYTHING.withRemovals(true);
    private static final Policy COMPARED_BY_SYNC =
            EVERYTHING.comparing(Set.of(Aspect.CONTENT, Aspect.METADATA, Aspect.STORAGE_CLASS));
    private static final Policy ACCESS_ALONE = EVERYTHING.withAspects(Set.of(Aspect.ACL));

    private static final Policy BACKWARD = EVERYTHING.withRemovals(true).inverse("source-owner");

    /** Whether it is one of the two links of a switch, or of the time after it. */
    boolean isOfSwitch() {
        return this == FORWARD || this == STRAGGLERS || isBackward();
    }

    /** Whether it begins at the target. */
    boolean isBackward() {
        return this == BACK || this == LEADING;
    }

    LinkPhase phase() {
        return switch (this) {
            case LIVE, BACKFILL, SWEEP -> LinkPhase.FOLLOWING;
            case FORWARD, BACK -> new LinkPhase.Switching(SINCE);
            case STRAGGLERS -> new LinkPhase.Switched(SINCE);
            case LEADING -> new LinkPhase.Leading(SINCE);
        };
    }

    /**
     * What governs this kind of its work.
     *
     * @param looksTwice whether no event is to be expected for every change
     */
    Policy policy(Task.Kind kind, boolean looksTwice) {
        if (isBackward()) {
            return BACKWARD;
        }
        return switch (kind) {
            case HINT, REMOVAL, HELD -> looksTwice ? FOLLOWING : FOLLOWING.hintedOfEveryChange();
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
