package decant.s3.copy;

import static java.util.stream.Collectors.joining;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.s3.http.S3Request;
import decant.store.AclToSend;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The access list of a copy as headers: a canned one by its name or grants one by one, never both, which S3 refuses.
 * Lists that a name stands for are sent by it, since more stores know the names than the grants.
 */
final class AclHeaders {
    // WRITE is missing: it means nothing on an object, and copies have no header for it.
    private static final Map<Permission, String> NAMES =
            Map.of(
                    Permission.READ, "x-amz-grant-read",
                    Permission.READ_ACP, "x-amz-grant-read-acp",
                    Permission.WRITE_ACP, "x-amz-grant-write-acp",
                    Permission.FULL_CONTROL, "x-amz-grant-full-control");

    private AclHeaders() {}

    /** Whether the owner's id must be known to send this list: grants replace everything, the owner's own included. */
    static boolean needsOwner(AclToSend acl) {
        return acl instanceof AclToSend.Exactly(AccessList exact) && canned(exact) == null;
    }

    /**
     * @param ownerId canonical id of the target's owner; {@code null} where it is not needed
     */
    static void on(S3Request request, AclToSend acl, @Nullable String ownerId) {
        switch (acl) {
            case AclToSend.Nothing() -> {
                // The store's own default, which is private.
            }
            case AclToSend.Canned(String name) -> request.header("x-amz-acl", name);
            case AclToSend.Exactly(AccessList exact) -> exactly(request, exact, ownerId);
        }
    }

    private static void exactly(S3Request request, AccessList acl, @Nullable String ownerId) {
        String canned = canned(acl);
        if (canned == null) {
            NAMES.forEach((permission, header) -> request.headerIf(header, grantees(acl, permission, ownerId)));
        } else if (!canned.equals("private")) {
            request.header("x-amz-acl", canned);
        }
    }

    private static @Nullable String canned(AccessList acl) {
        if (acl.equals(AccessList.PRIVATE)) {
            return "private";
        }
        return acl.equals(AccessList.PUBLIC_READ) ? "public-read" : null;
    }

    private static @Nullable String grantees(AccessList acl, Permission permission, @Nullable String ownerId) {
        String grantees =
                acl.grants().stream()
                        .filter(grant -> grant.permission() == permission)
                        .map(Grant::grantee)
                        .map(grantee ->
                                switch (grantee) {
                                    case Grantee.Owner() -> "id=\"" + ownerId + "\"";
                                    case Grantee.Account(String id) -> "id=\"" + id + "\"";
                                    case Grantee.Group(String uri) -> "uri=\"" + uri + "\"";
                                })
                        .collect(joining(", "));
        return grantees.isEmpty() ? null : grantees;
    }
}
