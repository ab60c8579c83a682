package decant.reconcile;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.store.AclToSend;
import java.util.HashSet;
import java.util.Set;

/** What the target's access lists should be. */
public sealed interface AclPolicy {
    /**
     * As at the source, with the owners of both sides treated as one.
     *
     * @param targetOwnerId canonical id of who owns copies at the target; empty where it is not known
     * @param dropsPublicGrants whether grants to everybody are left out, since the source's own settings rob them of
     *     their effect and the target's would not
     */
    record Preserve(String targetOwnerId, boolean dropsPublicGrants) implements AclPolicy {
        /** With grants to everybody kept. */
        public Preserve(String targetOwnerId) {
            this(targetOwnerId, false);
        }
    }

    /** The same for every object, whatever the source grants. */
    record Everything(AccessList acl) implements AclPolicy {}

    /** A canned list sent with every copy and not compared, since what it amounts to depends on the bucket's owner. */
    record Canned(String name) implements AclPolicy {}

    /** The target holds no access lists (ownership enforced), and nothing at the source needs one. */
    record NotCarried() implements AclPolicy {}

    /**
     * The target holds no access lists and is public as a whole: objects that are not public at the source are kept
     * away from it, and taken away when they turn private.
     */
    record Withhold() implements AclPolicy {}

    /** As {@link Withhold}, but an object that is not public at the source is parked: none was expected. */
    record AllPublic() implements AclPolicy {}

    /**
     * Of the link back from the target, after the switch (R13). What forward does not carry one-to-one comes back only
     * where the application has changed it: a list at the target that is still what forward makes of the one at the
     * source is right as it is.
     *
     * @param forward of the link whose roles are exchanged; not an inverse itself
     * @param ownerId canonical id of who owns objects at the source of that link; empty where it is not known
     */
    record Inverse(AclPolicy forward, String ownerId) implements AclPolicy {
        public Inverse {
            if (forward instanceof Inverse) {
                throw new IllegalArgumentException("The inverse of an inverse is what it was made of.");
            }
        }

        /** What is carried back where the application has written at the target: what shows no more than that did. */
        private AccessList back(AccessList there) {
            return switch (forward) {
                case Preserve preserve -> mapped(there, new Preserve(ownerId, preserve.dropsPublicGrants()));
                case Everything _ -> mapped(there, new Preserve(ownerId));
                case Withhold _, AllPublic _ -> AccessList.PUBLIC_READ;
                case Canned _, NotCarried _, Inverse _ -> AccessList.PRIVATE;
            };
        }
    }

    /**
     * The policy of the link back.
     *
     * @param ownerIdAtSource canonical id of who owns objects at this link's source; empty where it is not known
     */
    default AclPolicy inverse(String ownerIdAtSource) {
        return this instanceof Inverse inverse ? inverse.forward() : new Inverse(this, ownerIdAtSource);
    }

    /** Whether objects that are not public at the source must not be at the target. */
    default boolean withholds() {
        return switch (this) {
            case Withhold _, AllPublic _ -> true;
            case Preserve _, Everything _, Canned _, NotCarried _, Inverse _ -> false;
        };
    }

    /**
     * Whether an object that is not public and that the source lacks is no surplus: the forward link has kept it away
     * from what is this link's source, so that its absence there says nothing.
     */
    default boolean keepsWhatWasWithheld() {
        return this instanceof Inverse inverse && inverse.forward().withholds();
    }

    /** Whether the source's access list has to be read to decide about an object. */
    default boolean readsSource() {
        return switch (this) {
            case Preserve _, Withhold _, AllPublic _ -> true;
            case Everything _, Canned _, NotCarried _ -> false;
            // The source of the link back holds what the application has made of each list.
            case Inverse(var forward, var _) -> forward.compares();
        };
    }

    /** Whether access lists of both sides are compared. */
    default boolean compares() {
        return switch (this) {
            case Preserve _, Everything _ -> true;
            case Canned _, NotCarried _, Withhold _, AllPublic _ -> false;
            case Inverse(var forward, var _) -> forward.compares();
        };
    }

    /** Whether the target's list needs no change. */
    default boolean isRight(AccessList source, AccessList target) {
        return desired(source).equals(target)
                || (this instanceof Inverse(var forward, var _) && forward.desired(target).equals(source));
    }

    /**
     * The list an object should have at the target.
     *
     * @param source the source's list; ignored where {@link #readsSource} is false
     */
    default AccessList desired(AccessList source) {
        return switch (this) {
            case Preserve preserve -> mapped(source, preserve);
            case Everything(AccessList acl) -> acl;
            case Canned _, NotCarried _, Withhold _, AllPublic _ -> AccessList.PRIVATE;
            case Inverse inverse -> inverse.back(source);
        };
    }

    /** What a copy sends to give an object that list. */
    default AclToSend toSend(AccessList desired) {
        return switch (this) {
            case Preserve _, Everything _, Inverse _ ->
                    desired.reachesBeyondOwner() ? new AclToSend.Exactly(desired) : AclToSend.NOTHING;
            case Canned(String name) -> new AclToSend.Canned(name);
            case NotCarried _, Withhold _, AllPublic _ -> AclToSend.NOTHING;
        };
    }

    /** Grants to whoever owns the copy say nothing that ownership does not, and would read back as the owner's. */
    private static AccessList mapped(AccessList source, Preserve policy) {
        Set<Grant> grants = new HashSet<>();
        grants.add(new Grant(new Grantee.Owner(), Permission.FULL_CONTROL));
        for (Grant grant : source.grants()) {
            boolean owners =
                    grant.grantee() instanceof Grantee.Owner
                            || (grant.grantee() instanceof Grantee.Account(String id)
                                    && id.equals(policy.targetOwnerId()));
            boolean dropped = policy.dropsPublicGrants() && grant.isPublic();
            if (!owners && !dropped) {
                grants.add(grant);
            }
        }
        return new AccessList(grants);
    }
}
