package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Access;
import decant.simulator.bucket.Acl;
import decant.simulator.bucket.Body;
import decant.simulator.bucket.BodyChecksum;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.ChecksumAlgorithm;
import decant.simulator.bucket.Conditions;
import decant.simulator.bucket.EventKind;
import decant.simulator.bucket.ObjectSettings;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Response;
import java.util.Optional;

/** PutObject. */
final class ObjectWrites {
    private ObjectWrites() {}

    static Deed put(Invocation call) {
        Bucket bucket = call.bucket();
        ObjectKey key = call.key();
        ObjectSettings settings = settings(call, bucket);
        Conditions conditions = targetConditions(call, bucket, key);
        Optional<BodyChecksum> given = UploadChecks.check(call);
        Body body = Body.of(call.payload().bytes());
        BodyChecksum checksum = given.or(() -> BodyChecksum.of(ChecksumAlgorithm.CRC64NVME, body)).orElse(null);
        StoredObject prepared = StoredObject.inOnePart(body, call.world().now(), settings, checksum);
        return () -> {
            StoredObject object = prepared.writtenAt(call.world().now());
            bucket.objects()
                    .update(
                            key,
                            current -> {
                                conditions.requireOfTarget(call.keyText(), current);
                                return object;
                            });
            bucket.subscribers().tell(EventKind.PUT, key, object);
            Response response = Response.of(200).header("etag", object.etag().quoted());
            object.atRest().headers().forEach(response::header);
            return checksum == null ? response : ObjectHeadersAnswer.checksum(response, checksum);
        };
    }

    /** What the headers of a write say, with the leave to write it. */
    static ObjectSettings settings(Invocation call, Bucket bucket) {
        Access access = call.access(bucket);
        access.requireWrite();
        Acl acl = access.aclForWrite(AclHeaders.read(call.request(), call.world().accounts()::knows));
        return new ObjectSettings(
                WriteHeaders.metadata(call.request()),
                WriteHeaders.tags(call.request()),
                WriteHeaders.storageClass(call.request()),
                acl,
                EncryptionHeaders.read(call, bucket));
    }

    /** The conditions of a write. One on an ETag tells something of the object, so it takes the leave to read it. */
    static Conditions targetConditions(Invocation call, Bucket bucket, ObjectKey key) {
        Conditions conditions = WriteHeaders.targetConditions(call.request());
        StoredObject current = bucket.objects().get(key);
        if (conditions.ifMatch() != null && current != null && !call.access(bucket).mayRead(current)) {
            throw S3Error.accessDenied();
        }
        return conditions;
    }
}
