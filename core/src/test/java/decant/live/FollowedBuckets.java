package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.ManualTime;
import decant.backfill.RemovalLimit;
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
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Precondition;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Two buckets, and a follower between them on a thread of its own. */
final class FollowedBuckets implements AutoCloseable {
    static final ETag ONE = ETag.ofMd5(1, 1, 0);
    static final ETag TWO = ETag.ofMd5(2, 2, 0);

    final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    final MemoryLedger ledger =
            new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), Policy.DEFAULT_LATE_LANDING);
    final MemoryBucket source;
    final MemoryBucket target;
    private final Capabilities honoured;
    private Live live;
    private CompletableFuture<Void> running;

    FollowedBuckets(Capabilities honoured) {
        this.honoured = honoured;
        this.source = new MemoryBucket("s3://source/", time, honoured);
        this.target = new MemoryBucket("s3://target/", time, honoured);
    }

    /** Begins to follow; nothing is in between. */
    FollowedBuckets follow() {
        return follow(options(RemovalBreaker.DEFAULT_LIMIT), Interceptor.PASS, Interceptor.PASS, LiveListener.NONE);
    }

    /** Begins to follow; requests pass through the interceptors. */
    FollowedBuckets follow(LiveOptions options, Interceptor atSource, Interceptor atTarget, LiveListener listener) {
        Link link =
                new Link(source, target, order -> target.copyFrom(source, order), honoured)
                        .intercept(atSource, atTarget);
        Policy policy = Policy.carrying(new AclPolicy.Preserve("target-owner"));
        live =
                new Live(
                        new Carriage(
                                link,
                                LinkRole.FOLLOWING,
                                policy,
                                ledger,
                                new RemovalBreaker(options.removals(), link.target(), time)),
                        options,
                        Surroundings.alone(Thread.ofVirtual().factory(), time, listener));
        running =
                CompletableFuture.runAsync(
                        () -> {
                            try {
                                live.run();
                            } catch (Exception e) {
                                throw new java.util.concurrent.CompletionException(e);
                            }
                        },
                        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory()));
        return this;
    }

    static LiveOptions options(RemovalLimit removals) {
        return new LiveOptions(KeyFilter.ALL, 16, 1000, removals);
    }

    Live live() {
        return live;
    }

    /** The application writes a picture. */
    void put(String key, ETag etag, AccessList acl) {
        put(key, etag, acl, "image/png");
    }

    void put(String key, ETag etag, AccessList acl, String type) {
        ObjectHeaders headers = ObjectHeaders.of(Map.of("content-type", type), Map.of());
        source.put(ObjectKey.of(key), etag, 100, headers, Tags.NONE, acl, StorageClass.STANDARD);
    }

    void delete(String key) {
        source.remove(ObjectKey.of(key), Precondition.NONE);
    }

    Letter hint(String key) throws InterruptedException {
        return hint(key, true);
    }

    Letter hint(String key, boolean ofEveryChange) throws InterruptedException {
        Hint hint = new Hint(ObjectKey.of(key), new Expectation.Anything(), false, time.instant(), ofEveryChange);
        return send(new Letter(), hint);
    }

    Letter send(Letter letter, Hint... hints) throws InterruptedException {
        live.offer(java.util.List.of(hints), letter);
        return letter;
    }

    /** Waits until nothing is in work: what is left waits for its time. */
    void awaitIdle() throws InterruptedException {
        await(() -> live.view().keysInWork() == 0);
    }

    static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(1));
        }
    }

    /** How the follower ended. */
    Throwable failure() throws InterruptedException {
        try {
            running.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    void assertEqual() {
        assertThat(contents(target)).isEqualTo(contents(source));
    }

    private static Map<ObjectKey, String> contents(MemoryBucket bucket) {
        Map<ObjectKey, String> contents = new TreeMap<>();
        bucket.contents()
                .forEach((key, object) ->
                        contents.put(
                                key, object.content().etag() + " " + object.headers() + object.tags() + object.acl()));
        return contents;
    }

    @Override
    public void close() {
        live.stop();
        try {
            assertThat(failure()).isNull();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
