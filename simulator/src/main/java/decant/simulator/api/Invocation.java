package decant.simulator.api;

import decant.model.ObjectKey;
import decant.simulator.bucket.Access;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Caller;
import decant.simulator.bucket.S3Error;
import decant.simulator.bucket.StoredObject;
import decant.simulator.bucket.World;
import decant.simulator.http.Payload;
import decant.simulator.http.Request;
import java.util.Map;
import java.util.Optional;

/** An operation that somebody asks for: all that is needed to carry it out. */
final class Invocation {
    private final World world;
    private final String region;
    private final Request request;
    private final Addressed addressed;
    private final Caller caller;
    private final Payload payload;

    Invocation(World world, String region, Request request, Addressed addressed, Caller caller, Payload payload) {
        this.world = world;
        this.region = region;
        this.request = request;
        this.addressed = addressed;
        this.caller = caller;
        this.payload = payload;
    }

    World world() {
        return world;
    }

    /** The region whose endpoint was asked. */
    String region() {
        return region;
    }

    Caller caller() {
        return caller;
    }

    Payload payload() {
        return payload;
    }

    Optional<String> header(String name) {
        return request.header(name);
    }

    Request request() {
        return request;
    }

    Optional<String> query(String name) {
        return request.query().get(name);
    }

    String bucketName() {
        return addressed.bucket();
    }

    /** The key as the request names it. */
    String keyText() {
        return addressed.key();
    }

    ObjectKey key() {
        try {
            return ObjectKey.of(addressed.key());
        } catch (IllegalArgumentException _) {
            throw new S3Error(400, "KeyTooLongError", "Your key is too long");
        }
    }

    /** The bucket, which must be in this region and belong to whom the caller expects. */
    Bucket bucket() {
        Bucket bucket = bucketAnywhere();
        if (!bucket.region().equals(region)) {
            throw new S3Error(
                    301,
                    "PermanentRedirect",
                    "The bucket you are attempting to access must be addressed using the specified endpoint. Please"
                            + " send all future requests to this endpoint.",
                    Map.of("Bucket", bucket.name(), "Region", bucket.region()));
        }
        return bucket;
    }

    /** The bucket, whichever region it is in. */
    Bucket bucketAnywhere() {
        Bucket bucket = world.bucket(addressed.bucket());
        requireOwner(bucket, header("x-amz-expected-bucket-owner"));
        return bucket;
    }

    static void requireOwner(Bucket bucket, Optional<String> expectedAccountId) {
        if (expectedAccountId.isPresent() && !expectedAccountId.get().equals(bucket.owner().accountId())) {
            throw S3Error.accessDenied();
        }
    }

    Access access(Bucket bucket) {
        return new Access(bucket, caller);
    }

    /** The object the request names, which must be there; what is said otherwise depends on who asks. */
    StoredObject object(Bucket bucket) {
        requireNoVersion(query("versionId"));
        StoredObject object = bucket.objects().get(key());
        if (object == null) {
            throw access(bucket).absent(keyText());
        }
        return object;
    }

    /** Buckets here have no versions, so that the only version of an object is called null. */
    static void requireNoVersion(Optional<String> versionId) {
        if (versionId.isPresent() && !versionId.get().equals("null")) {
            throw new S3Error(404, "NoSuchVersion", "The specified version does not exist.");
        }
    }
}
