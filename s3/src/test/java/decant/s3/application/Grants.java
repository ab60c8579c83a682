package decant.s3.application;

import static java.util.stream.Collectors.joining;

import decant.model.AccessList;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import org.jspecify.annotations.Nullable;

/**
 * An access list in the words of a write request: a canned list where one says it all, which every server knows, and
 * grants otherwise.
 */
record Grants(
        @Nullable String canned,
        @Nullable String fullControl,
        @Nullable String read,
        @Nullable String readAcl,
        @Nullable String writeAcl) {
    static Grants of(AccessList acl, String ownerId) {
        if (acl.equals(AccessList.PRIVATE)) {
            return new Grants(null, null, null, null, null);
        }
        if (acl.equals(AccessList.PUBLIC_READ)) {
            return new Grants("public-read", null, null, null, null);
        }
        return new Grants(
                null,
                header(acl, Permission.FULL_CONTROL, ownerId),
                header(acl, Permission.READ, ownerId),
                header(acl, Permission.READ_ACP, ownerId),
                header(acl, Permission.WRITE_ACP, ownerId));
    }

    private static @Nullable String header(AccessList acl, Permission permission, String ownerId) {
        String grantees =
                acl.grants().stream()
                        .filter(grant -> grant.permission() == permission)
                        .map(Grant::grantee)
                        .map(grantee -> grantee(grantee, ownerId))
                        .collect(joining(", "));
        return grantees.isEmpty() ? null : grantees;
    }

    private static String grantee(Grantee grantee, String ownerId) {
        return switch (grantee) {
            case Grantee.Owner() -> "id=\"" + ownerId + "\"";
            case Grantee.Account(String id) -> "id=\"" + id + "\"";
            case Grantee.Group(String uri) -> "uri=\"" + uri + "\"";
        };
    }
}
