package decant.simulator.bucket;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import java.util.List;

/**
 * An access list as S3 stores it: the owner, and grants to canonical ids and groups in the order they were given.
 *
 * @param ownerId canonical id of the owner, who may always read and write the list itself
 * @param grants at most {@link #MAX_GRANTS}; grantees are accounts and groups, the owner by canonical id
 */
public record Acl(String ownerId, List<Grant> grants) {
    public static final int MAX_GRANTS = 100;

    public Acl {
        grants = List.copyOf(grants);
        if (grants.size() > MAX_GRANTS) {
            throw new S3Error(400, "MalformedACLError", "An access list holds at most " + MAX_GRANTS + " grants.");
        }
    }

    /** Only the owner may do anything. */
    public static Acl privateTo(String ownerId) {
        return new Acl(ownerId, List.of(new Grant(new Grantee.Account(ownerId), Permission.FULL_CONTROL)));
    }

    /** Whether everybody, or everybody who has an account, is granted anything. */
    public boolean isPublic() {
        return grants.stream().anyMatch(grant -> isPublic(grant.grantee()));
    }

    static boolean isPublic(Grantee grantee) {
        return grantee.equals(Grantee.EVERYBODY) || grantee.equals(Grantee.ANY_ACCOUNT);
    }
}
