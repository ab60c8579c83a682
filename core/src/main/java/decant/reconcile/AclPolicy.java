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
    /** As at the source, with the owners of both sides treated as one. */
    record Preserve(String targetOwnerId) implements AclPolicy {}

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

    /** Whether the source's access list has to be read to decide about an object. */
    default boolean readsSource() {
        return switch (this) {
            case Preserve _, Withhold _ -> true;
            case Everything _, Canned _, NotCarried _ -> false;
        };
    }

    /** Whether access lists of both sides are compared. */
    default boolean compares() {
        return switch (this) {
            case Preserve _, Everything _ -> true;
            case Canned _, NotCarried _, Withhold _ -> false;
        };
    }

    /**
     * The list an object should have at the target.
     *
     * @param source the source's list; ignored where {@link #readsSource} is false
     */
    default AccessList desired(AccessList source) {
        return switch (this) {
            case Preserve(String targetOwnerId) -> mapped(source, targetOwnerId);
            case Everything(AccessList acl) -> acl;
            case Canned _, NotCarried _, Withhold _ -> AccessList.PRIVATE;
        };
    }

    /** What a copy sends to give an object that list. */
    default AclToSend toSend(AccessList desired) {
        return switch (this) {
            case Preserve _, Everything _ ->
                    desired.reachesBeyondOwner() ? new AclToSend.Exactly(desired) : AclToSend.NOTHING;
            case Canned(String name) -> new AclToSend.Canned(name);
            case NotCarried _, Withhold _ -> AclToSend.NOTHING;
        };
    }

    /** Grants to whoever owns the copy say nothing that ownership does not, and would read back as the owner's. */
    private static AccessList mapped(AccessList source, String targetOwnerId) {
        Set<Grant> grants = new HashSet<>();
        grants.add(new Grant(new Grantee.Owner(), Permission.FULL_CONTROL));
        for (Grant grant : source.grants()) {
            boolean owners =
                    grant.grantee() instanceof Grantee.Owner
                            || (grant.grantee() instanceof Grantee.Account(String id) && id.equals(targetOwnerId));
            if (!owners) {
                grants.add(grant);
            }
        }
        return new AccessList(grants);
    }
}
