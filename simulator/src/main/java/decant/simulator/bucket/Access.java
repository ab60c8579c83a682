package decant.simulator.bucket;

import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import java.util.List;

/**
 * Who may do what: the bucket's owner by right, others by the access lists as Object Ownership and the public access
 * block leave them, or because the bucket admits them as a bucket policy would.
 */
public final class Access {
    private final Bucket bucket;
    private final Caller caller;

    public Access(Bucket bucket, Caller caller) {
        this.bucket = bucket;
        this.caller = caller;
    }

    /** The caller is the bucket's owner, or acts with the owner's leave. */
    public boolean isTrusted() {
        return caller.account() != null && (caller.account().equals(bucket.owner()) || bucket.admits(caller.account()));
    }

    public void requireTrusted() {
        require(isTrusted());
    }

    public void requireList() {
        require(isTrusted() || isGranted(bucket.acl(), Permission.READ));
    }

    public void requireWrite() {
        require(isTrusted() || isGranted(bucket.acl(), Permission.WRITE));
    }

    /** May read the body of an object. The bucket's owner may not, where others own objects and do not let him. */
    public void requireRead(StoredObject object) {
        require(mayRead(object));
    }

    public boolean mayRead(StoredObject object) {
        return owns(object) || isGranted(object.acl(), Permission.READ);
    }

    public void requireReadAcl(StoredObject object) {
        require(owns(object) || isGranted(object.acl(), Permission.READ_ACP));
    }

    public void requireWriteAcl(StoredObject object) {
        require(owns(object) || isGranted(object.acl(), Permission.WRITE_ACP));
    }

    public void requireReadBucketAcl() {
        require(isTrusted() || isGranted(bucket.acl(), Permission.READ_ACP));
    }

    public void requireWriteBucketAcl() {
        require(isTrusted() || isGranted(bucket.acl(), Permission.WRITE_ACP));
    }

    /** What to say of a key that is not there: that, to those who may list; nothing, to others. */
    public S3Error absent(String key) {
        boolean mayList = isTrusted() || isGranted(bucket.acl(), Permission.READ);
        return mayList ? S3Error.noSuchKey(key) : S3Error.accessDenied();
    }

    private boolean owns(StoredObject object) {
        if (bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED) {
            return isTrusted();
        }
        // A policy covers the bucket owner's own objects only [Amazon S3 User Guide, about-object-ownership].
        return object.acl().ownerId().equals(bucket.owner().canonicalId())
                ? isTrusted()
                : object.acl().ownerId().equals(caller.canonicalId()) && !caller.isAnonymous();
    }

    private boolean isGranted(Acl acl, Permission wanted) {
        return bucket.ownership() != Ownership.BUCKET_OWNER_ENFORCED
                && acl.grants().stream()
                        .filter(grant -> grant.permission() == wanted || grant.permission() == Permission.FULL_CONTROL)
                        .map(Grant::grantee)
                        .anyMatch(this::isCaller);
    }

    private boolean isCaller(Grantee grantee) {
        if (Acl.isPublic(grantee)) {
            return !bucket.publicAccessBlock().ignorePublicAcls()
                    && (grantee.equals(Grantee.EVERYBODY) || !caller.isAnonymous());
        }
        return grantee instanceof Grantee.Account(String canonicalId)
                && !caller.isAnonymous()
                && canonicalId.equals(caller.canonicalId());
    }

    /**
     * The access list that something written by the caller gets.
     *
     * @throws S3Error where the bucket has access lists disabled, or blocks public ones
     */
    public Acl aclForWrite(AclRequest request) {
        String bucketOwnerId = bucket.owner().canonicalId();
        boolean forBucketOwner = request.equals(new AclRequest.Canned("bucket-owner-full-control"));
        return switch (bucket.ownership()) {
            case BUCKET_OWNER_ENFORCED -> {
                Acl ownerOnly = Acl.privateTo(bucketOwnerId);
                boolean saysNothingElse =
                        request instanceof AclRequest.Nothing
                                || forBucketOwner
                                || (request instanceof AclRequest.Grants(List<Grant> grants)
                                        && grants.equals(ownerOnly.grants()));
                if (!saysNothingElse) {
                    throw aclsNotSupported();
                }
                yield ownerOnly;
            }
            case BUCKET_OWNER_PREFERRED ->
                    unblocked(request.resolve(forBucketOwner ? bucketOwnerId : caller.canonicalId(), bucketOwnerId));
            case OBJECT_WRITER -> unblocked(request.resolve(caller.canonicalId(), bucketOwnerId));
        };
    }

    /** The access list that replaces another of the same owner. */
    public Acl aclForReplacement(AclRequest request, String ownerId) {
        if (bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED) {
            throw aclsNotSupported();
        }
        return unblocked(request.resolve(ownerId, bucket.owner().canonicalId()));
    }

    private Acl unblocked(Acl acl) {
        require(!(acl.isPublic() && bucket.publicAccessBlock().blockPublicAcls()));
        return acl;
    }

    private static S3Error aclsNotSupported() {
        return new S3Error(400, "AccessControlListNotSupported", "The bucket does not allow ACLs");
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw S3Error.accessDenied();
        }
    }
}
