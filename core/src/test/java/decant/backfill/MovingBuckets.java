package decant.backfill;

import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.reconcile.AclPolicy;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Precondition;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Two buckets, an application that writes to the first, and passes that move it; for whole stories. */
final class MovingBuckets {
    final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    final MemoryBucket source;
    final MemoryBucket target;
    private final Capabilities honoured;
    private final int keys;
    MemoryLedger ledger =
            new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), Policy.DEFAULT_LATE_LANDING);

    MovingBuckets(Capabilities honoured, int keys) {
        this.honoured = honoured;
        this.keys = keys;
        this.source = new MemoryBucket("s3://source/", time, honoured);
        this.target = new MemoryBucket("s3://target/", time, honoured);
    }

    /** Every key once, then time passes so that nothing is young. */
    MovingBuckets filled(RandomGenerator random) {
        for (int i = 0; i < keys; i++) {
            put(i, random);
        }
        time.advance(Duration.ofMinutes(1));
        return this;
    }

    /** One write of the application: put, overwrite, other metadata, other grants, or delete, of a random key. */
    void write(RandomGenerator random) {
        int i = random.nextInt(keys);
        switch (random.nextInt(4)) {
            case 0 -> source.remove(key(i), Precondition.NONE);
            case 1 ->
                    source.peek(key(i))
                            .ifPresent(object -> put(i, object.content().etag(), title(random), access(random)));
            default -> put(i, random);
        }
        time.advance(Duration.ofMillis(random.nextInt(1500)));
    }

    private void put(int i, RandomGenerator random) {
        put(i, ETag.ofMd5(random.nextLong(), i, 0), title(random), access(random));
    }

    private void put(int i, ETag etag, String title, AccessList acl) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", "image/png"), Map.of("title", title));
        source.put(key(i), etag, 100, headers, Tags.NONE, acl, StorageClass.STANDARD);
    }

    private static String title(RandomGenerator random) {
        return "title " + random.nextInt(3);
    }

    private static AccessList access(RandomGenerator random) {
        return random.nextInt(3) == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE;
    }

    private static ObjectKey key(int i) {
        return ObjectKey.of("users/%07d".formatted(i));
    }

    /** A pass over both buckets that compares every aspect and removes surplus keys. */
    Backfill pass(int workers, Interceptor atSource, Interceptor atTarget) {
        Link link =
                new Link(source, target, order -> target.copyFrom(source, order), honoured)
                        .intercept(atSource, atTarget);
        return new Backfill(
                link,
                ledger,
                Policy.carrying(new AclPolicy.Preserve("target-owner")),
                new BackfillOptions(KeyFilter.ALL, workers, 256, false, new RemovalLimit(Long.MAX_VALUE, 1)),
                Thread.ofVirtual().factory(),
                time,
                time,
                BackfillListener.NONE);
    }

    /** What a bucket holds, in every aspect but the times. */
    static Map<ObjectKey, String> contents(MemoryBucket bucket) {
        Map<ObjectKey, String> contents = new TreeMap<>();
        for (Map.Entry<ObjectKey, MemoryObject> entry : bucket.contents().entrySet()) {
            MemoryObject object = entry.getValue();
            contents.put(
                    entry.getKey(),
                    object.content().etag()
                            + " "
                            + object.content().size()
                            + " "
                            + object.content().storageClass()
                            + " "
                            + object.headers()
                            + object.tags()
                            + object.acl());
        }
        return contents;
    }
}
