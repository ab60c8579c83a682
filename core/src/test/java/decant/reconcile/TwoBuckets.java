package decant.reconcile;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Capabilities;
import decant.store.Link;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A source and a target with one key, and the application that writes to the source between the steps of workers. */
final class TwoBuckets {
    static final ObjectKey KEY = ObjectKey.of("users/mia/drawing.png");

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final InstantSource clock = () -> now;
    final MemoryBucket source;
    final MemoryBucket target;
    final Link link;
    final Link back;
    final MemoryAgreements agreements = new MemoryAgreements();

    TwoBuckets(Capabilities honoured) {
        this.source = new MemoryBucket("s3://source/", clock, honoured);
        this.target = new MemoryBucket("s3://target/", clock, honoured);
        this.link = new Link(source, target, order -> target.copyFrom(source, order), honoured);
        this.back =
                new Link(/* source= */ target, /* target= */ source, order -> source.copyFrom(target, order), honoured);
    }

    /** The bytes of a version, by its number. */
    static ETag bytes(int version) {
        return ETag.ofMd5(version, version, 0);
    }

    static ObjectHeaders titled(String title) {
        return ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of("title", title));
    }

    void put(int version, String title, AccessList acl) {
        put(source, version, title, acl);
    }

    void put(MemoryBucket bucket, int version, String title, AccessList acl) {
        bucket.put(KEY, bytes(version), 100 + version, titled(title), Tags.NONE, acl, StorageClass.STANDARD);
    }

    void delete() {
        source.remove(KEY, Precondition.NONE);
    }

    void makePrivate() {
        open(AccessList.PRIVATE);
    }

    void makePublic() {
        open(AccessList.PUBLIC_READ);
    }

    private void open(AccessList acl) {
        try {
            source.writeAcl(KEY, acl);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    void tag(String tag) {
        try {
            source.writeTags(KEY, Tags.of(Map.of("tag", tag)));
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    Instant now() {
        return now;
    }

    /** Time passes; without it everything happens within the same second. */
    void later(Duration duration) {
        now = now.plus(duration);
    }

    /** The version whose bytes the target holds; 0 for none. */
    long targetVersion() {
        return target.peek(KEY).map(object -> object.content().etag().high()).orElse(0L);
    }

    /** Whether the target holds what the source holds, in every aspect but the times. */
    boolean isEqual() {
        return describe(source).equals(describe(target));
    }

    private static String describe(MemoryBucket bucket) {
        return bucket.peek(KEY)
                .map(object -> object.content().etag() + " " + object.headers() + object.tags() + object.acl())
                .orElse("nothing");
    }
}
