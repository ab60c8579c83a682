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

    /** Whether objects that are not public at the source must not be at the target. */
    default boolean withholds() {
        return switch (this) {
            case Withhold _, AllPublic _ -> true;
            case Preserve _, Everything _, Canned _, NotCarried _ -> false;
        };
    }

    /** Whether the source's access list has to be read to decide about an object. */
    default boolean readsSource() {
        return switch (this) {
            case Preserve _, Withhold _, AllPublic _ -> true;
            case Everything _, Canned _, NotCarried _ -> false;
        };
    }

    /** Whether access lists of both sides are compared. */
    default boolean compares() {
        return switch (this) {
            case Preserve _, Everything _ -> true;
            case Canned _, NotCarried _, Withhold _, AllPublic _ -> false;
        };
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
        };
    }

    /** What a copy sends to give an object that list. */
    default AclToSend toSend(AccessList desired) {
        return switch (this) {
            case Preserve _, Everything _ ->
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
