package decant.simulator.api;

import decant.simulator.bucket.S3Operation;

/** Which class carries out which operation. Reads and settings take effect when they land; writes prepare first. */
final class Operations {
    private Operations() {}

    static Deed prepare(S3Operation operation, Invocation call) {
        return switch (operation) {
            case LIST_BUCKETS -> () -> Buckets.listAll(call);
            case CREATE_BUCKET -> () -> Buckets.create(call);
            case HEAD_BUCKET -> () -> Buckets.head(call);
            case DELETE_BUCKET -> () -> Buckets.delete(call);
            case GET_BUCKET_LOCATION -> () -> Buckets.location(call);
            case GET_BUCKET_VERSIONING -> () -> BucketSettings.versioning(call);
            case GET_BUCKET_ENCRYPTION -> () -> BucketSettings.encryption(call);
            case GET_BUCKET_WEBSITE -> () -> BucketSettings.website(call);
            case GET_BUCKET_ACL -> () -> BucketSettings.acl(call);
            case PUT_BUCKET_ACL -> () -> BucketSettings.putAcl(call);
            case GET_BUCKET_OWNERSHIP_CONTROLS -> () -> BucketSettings.ownership(call);
            case PUT_BUCKET_OWNERSHIP_CONTROLS -> () -> BucketSettings.putOwnership(call);
            case GET_PUBLIC_ACCESS_BLOCK -> () -> BucketSettings.publicAccessBlock(call);
            case PUT_PUBLIC_ACCESS_BLOCK -> () -> BucketSettings.putPublicAccessBlock(call);
            case DELETE_PUBLIC_ACCESS_BLOCK -> () -> BucketSettings.deletePublicAccessBlock(call);
            case LIST_OBJECTS -> () -> MarkedListings.list(call);
            case LIST_OBJECTS_V2 -> () -> ObjectListings.list(call);
            case LIST_MULTIPART_UPLOADS -> () -> UploadListings.uploads(call);
            case DELETE_OBJECTS -> Removals.removeAll(call);
            case PUT_OBJECT -> ObjectWrites.put(call);
            case COPY_OBJECT -> Copies.copy(call);
            case GET_OBJECT -> () -> ObjectReads.get(call);
            case HEAD_OBJECT -> () -> ObjectReads.head(call);
            case DELETE_OBJECT -> Removals.remove(call);
            case GET_OBJECT_ACL -> () -> Acls.get(call);
            case PUT_OBJECT_ACL -> Acls.put(call);
            case GET_OBJECT_TAGGING -> () -> Tagging.get(call);
            case PUT_OBJECT_TAGGING -> Tagging.put(call);
            case DELETE_OBJECT_TAGGING -> Tagging.delete(call);
            case CREATE_MULTIPART_UPLOAD -> () -> Multipart.create(call);
            case UPLOAD_PART -> Multipart.uploadPart(call);
            case UPLOAD_PART_COPY -> Multipart.copyPart(call);
            case COMPLETE_MULTIPART_UPLOAD -> Completions.complete(call);
            case ABORT_MULTIPART_UPLOAD -> () -> Multipart.abort(call);
            case LIST_PARTS -> () -> UploadListings.parts(call);
        };
    }
}
