package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Access;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.AclRequest;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.Ownership;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import java.util.Map;
import java.util.function.Predicate;

/** GetObjectAcl and PutObjectAcl. */
final class Acls {
    private Acls() {}

    static Response get(Invocation call) {
        Bucket bucket = call.bucket();
        StoredObject object = call.object(bucket);
        call.access(bucket).requireReadAcl(object);
        boolean disabled = bucket.ownership() == Ownership.BUCKET_OWNER_ENFORCED;
        Acl acl = disabled ? Acl.privateTo(bucket.owner().canonicalId()) : object.acl();
        return Response.xml(200, AclDocument.write(acl));
    }

    static Deed put(Invocation call) {
        Bucket bucket = call.bucket();
        ObjectKey key = call.key();
        Access access = call.access(bucket);
        StoredObject object = call.object(bucket);
        access.requireWriteAcl(object);
        AclRequest request = requested(call, object.acl().ownerId());
        return () -> {
            bucket.objects()
                    .update(
                            key,
                            current -> {
                                if (current == null) {
                                    throw access.absent(call.keyText());
                                }
                                return current.withAcl(access.aclForReplacement(request, current.acl().ownerId()));
                            });
            bucket.subscribers().tell(EventKind.PUT_ACL, key, object);
            return Response.of(200);
        };
    }

    /** What a request says about access, by its headers or by its document. */
    static AclRequest requested(Invocation call, String ownerId) {
        Predicate<String> knownIds = call.world().accounts()::knows;
        AclRequest inHeaders = AclHeaders.read(call.request(), knownIds);
        boolean document = call.payload().bytes().length > 0;
        if (!(inHeaders instanceof AclRequest.Nothing)) {
            if (document) {
                throw new S3Error(400, "UnexpectedContent", "This request does not support content");
            }
            return inHeaders;
        }
        if (!document) {
            throw new S3Error(
                    400,
                    "MissingSecurityHeader",
                    "Your request was missing a required header",
                    Map.of("MissingHeaderName", "x-amz-acl"));
        }
        // The SDKs always send a digest; S3 takes the document without one too, as s3cmd has always sent it.
        UploadChecks.check(call);
        return AclDocument.read(call.payload().bytes(), ownerId, knownIds);
    }
}
