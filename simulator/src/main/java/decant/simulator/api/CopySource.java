package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Access;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.http.Percent;
import java.util.Optional;

/**
 * The object that a copy is made of, as it was when the copy began: found, allowed to be read, and as the conditions
 * want it. It may lie in another region of the same world.
 */
record CopySource(Bucket bucket, ObjectKey key, StoredObject object) {
    private static final String VERSION = "?versionId=";

    static CopySource of(Invocation call) {
        String header = call.header(Routes.COPY_SOURCE).orElse("");
        int version = header.lastIndexOf(VERSION);
        if (version >= 0) {
            Invocation.requireNoVersion(Optional.of(header.substring(version + VERSION.length())));
            header = header.substring(0, version);
        }
        String path = Percent.decode(header.startsWith("/") ? header.substring(1) : header);
        int slash = path.indexOf('/');
        if (slash <= 0 || slash == path.length() - 1) {
            throw S3Error.invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        Bucket bucket = call.world().bucket(path.substring(0, slash));
        Invocation.requireOwner(bucket, call.header("x-amz-source-expected-bucket-owner"));
        ObjectKey key = key(path.substring(slash + 1));
        Access access = call.access(bucket);
        StoredObject object = bucket.objects().get(key);
        if (object == null) {
            throw access.absent(key.toString());
        }
        access.requireRead(object);
        if (!call.world().switches().ignoresCopySourceConditions()) {
            WriteHeaders.sourceConditions(call.request()).requireOfSource(object);
        }
        object.requireReadable();
        return new CopySource(bucket, key, object);
    }

    private static ObjectKey key(String text) {
        try {
            return ObjectKey.of(text);
        } catch (IllegalArgumentException _) {
            throw new S3Error(400, "KeyTooLongError", "Your key is too long");
        }
    }
}
