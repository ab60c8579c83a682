package decant.simulator.bucket;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import java.util.ArrayList;
import java.util.List;

/** What a request says about access, before it is known who will own the object. */
public sealed interface AclRequest {
    /** Nothing is said. */
    record Nothing() implements AclRequest {}

    /** A canned list by its name. */
    record Canned(String name) implements AclRequest {}

    /** Exactly these grants. */
    record Grants(List<Grant> grants) implements AclRequest {}

    /** The canonical id that AWS's own image import is granted by the canned list aws-exec-read. */
    String EXEC_READER_ID = "6aa5a366c34c1cbe25dc49211496e913e0351eb0e8c37aa3477e40942ec6b97c";

    /** The grants this asks for on something owned by {@code ownerId} in a bucket owned by {@code bucketOwnerId}. */
    default Acl resolve(String ownerId, String bucketOwnerId) {
        return switch (this) {
            case Nothing() -> Acl.privateTo(ownerId);
            case Grants(List<Grant> grants) -> new Acl(ownerId, grants);
            case Canned(String name) -> canned(name, ownerId, bucketOwnerId);
        };
    }

    private static Acl canned(String name, String ownerId, String bucketOwnerId) {
        List<Grant> grants = new ArrayList<>(Acl.privateTo(ownerId).grants());
        Grantee bucketOwner = new Grantee.Account(bucketOwnerId);
        boolean foreign = !ownerId.equals(bucketOwnerId);
        switch (name) {
            case "private" -> {}
            case "public-read" -> grants.add(new Grant(Grantee.EVERYBODY, Permission.READ));
            case "public-read-write" -> {
                grants.add(new Grant(Grantee.EVERYBODY, Permission.READ));
                grants.add(new Grant(Grantee.EVERYBODY, Permission.WRITE));
            }
            case "authenticated-read" -> grants.add(new Grant(Grantee.ANY_ACCOUNT, Permission.READ));
            case "aws-exec-read" -> grants.add(new Grant(new Grantee.Account(EXEC_READER_ID), Permission.READ));
            case "bucket-owner-read" -> {
                if (foreign) {
                    grants.add(new Grant(bucketOwner, Permission.READ));
                }
            }
            case "bucket-owner-full-control" -> {
                if (foreign) {
                    grants.add(new Grant(bucketOwner, Permission.FULL_CONTROL));
                }
            }
            default -> throw S3Error.invalidArgument("No canned access list is called " + name);
        }
        return new Acl(ownerId, grants);
    }
}
