package decant.s3.events;

import decant.live.Expectation;
import decant.model.ETag;
import org.jspecify.annotations.Nullable;

/**
 * What the name of an event lets one expect. Every kind leads to a look at the key, one that nobody has heard of too,
 * since stores add kinds; only reads, of which MinIO can tell, are no change.
 */
enum EventKind {
    WRITTEN,
    REMOVED,
    ACCESS,
    READ,
    OTHER;

    /**
     * The kind of an event in a record: S3's and RADOS Gateway's names, with or without {@code s3:} before them.
     *
     * @param ofOlderVersion whether a version is named, so that a removal may have been that of an older one
     */
    static EventKind of(String eventName, boolean ofOlderVersion) {
        String name = eventName.startsWith("s3:") ? eventName.substring(3) : eventName;
        return switch (name) {
            case "ObjectCreated:Put",
                    "ObjectCreated:Post",
                    "ObjectCreated:Copy",
                    "ObjectCreated:CompleteMultipartUpload" ->
                    WRITTEN;
            case "ObjectRemoved:DeleteMarkerCreated",
                    "LifecycleExpiration:DeleteMarkerCreated",
                    "ObjectLifecycle:Expiration:Current" ->
                    REMOVED;
            case "ObjectRemoved:Delete", "LifecycleExpiration:Delete" -> ofOlderVersion ? OTHER : REMOVED;
            default -> name.startsWith("ObjectAcl:") ? ACCESS : name.startsWith("ObjectAccessed:") ? READ : OTHER;
        };
    }

    /** The kind of an event by EventBridge's {@code detail-type}. */
    static EventKind ofDetailType(String type, boolean permanently, boolean ofVersion) {
        return switch (type) {
            case "Object Created" -> WRITTEN;
            case "Object Deleted" -> permanently && ofVersion ? OTHER : REMOVED;
            case "Object ACL Updated" -> ACCESS;
            default -> OTHER;
        };
    }

    Expectation expects(@Nullable String etag) {
        return switch (this) {
            case WRITTEN -> new Expectation.Written(etag == null || etag.isEmpty() ? null : ETag.of(etag));
            case REMOVED -> new Expectation.Gone();
            case ACCESS, READ, OTHER -> new Expectation.Anything();
        };
    }
}
