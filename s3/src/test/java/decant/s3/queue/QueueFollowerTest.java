package decant.s3.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.backfill.RemovalLimit;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.live.Carriage;
import decant.live.Live;
import decant.live.LiveListener;
import decant.live.LiveOptions;
import decant.live.RemovalBreaker;
import decant.live.Surroundings;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.s3.S3Credentials;
import decant.s3.events.EventDecoder;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Against ElasticMQ, with buckets in memory and queues of each test's own, so that tests wait side by side. */
@Execution(ExecutionMode.CONCURRENT)
class QueueFollowerTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final Duration LEASE = Duration.ofSeconds(1);

    private static ElasticQueues queues;

    /** The store's clock is behind, so that nothing is young. */
    private final Clock storeClock = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));

    private final MemoryBucket source = new MemoryBucket("s3://photos/", storeClock, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", storeClock, Capabilities.AWS);
    private final AtomicInteger received = new AtomicInteger();
    private final AtomicInteger poison = new AtomicInteger();
    private String name;
    private String deadLetters;
    private String url;

    @BeforeAll
    static void startServer() {
        queues = new ElasticQueues();
    }

    @AfterAll
    static void stopServer() {
        queues.close();
    }

    @BeforeEach
    void createQueues(TestInfo info) {
        name = info.getTestMethod().orElseThrow().getName();
        deadLetters = queues.create(name + "-dead");
        url = queues.create(name, name + "-dead", 1);
    }

    @Test
    void whatIsToldIsDoneAndDeleted() throws Exception {
        source.put(ObjectKey.of("a b"), ETAG, 1);
        target.put(ObjectKey.of("gone"), ETAG, 1);
        queues.send(url, event("ObjectCreated:Put", "a+b"));
        queues.send(url, event("ObjectRemoved:Delete", "gone"));
        queues.send(url, "{\"Event\":\"s3:TestEvent\",\"Bucket\":\"photos\"}");
        try (Following following = follow(Interceptor.PASS, null)) {
            await(() -> queues.count(url) == 0);
            assertThat(following.follower.held()).isZero();
        }
        assertThat(target.contents().keySet()).containsExactly(ObjectKey.of("a b"));
    }

    @Test
    void manyAreDoneAtOnce() throws Exception {
        for (int i = 0; i < 200; i++) {
            source.put(ObjectKey.of("key" + i), ETAG, 1);
            queues.send(url, event("ObjectCreated:Put", "key" + i));
        }
        try (Following _ = follow(Interceptor.PASS, null)) {
            await(() -> queues.count(url) == 0);
        }
        assertThat(target.contents()).hasSize(200);
    }

    @Test
    void poisonReachesTheDeadLettersByNeverBeingAcknowledged() throws Exception {
        queues.send(url, "{\"what\":\"is this\"}");
        try (Following _ = follow(Interceptor.PASS, null)) {
            await(() -> queues.count(deadLetters) == 1);
        }
        assertThat(queues.count(url)).isZero();
        assertThat(poison).hasValue(1);
    }

    @Test
    void poisonIsSentToTheDeadLettersThatWereNamed() throws Exception {
        String named = queues.create(name + "-named");
        queues.send(url, "{\"what\":\"is this\"}");
        try (Following _ = follow(Interceptor.PASS, named)) {
            await(() -> queues.count(url) == 0);
        }
        assertThat(queues.receive(named))
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("{\"what\":\"is this\"}"));
    }

    @Test
    void aMessageStaysOursAsLongAsItIsWorkedOn() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        source.put(ObjectKey.of("large"), ETAG, 1);
        queues.send(url, event("ObjectCreated:Put", "large"));
        try (Following _ = follow(holding(goOn), null)) {
            await(() -> received.get() == 1);
            // Three leases go by; nobody, the follower's other receivers included, gets the message.
            assertThat(goOn.await(LEASE.multipliedBy(3).toMillis(), TimeUnit.MILLISECONDS)).isFalse();
            assertThat(received).hasValue(1);
            goOn.countDown();
            await(() -> queues.count(url) == 0);
        }
        assertThat(queues.count(deadLetters)).isZero();
    }

    @Test
    void whatWasNotDoneIsGivenBackAtOnce() throws Exception {
        String patient = queues.create(name + "-patient", name + "-dead", 100);
        CountDownLatch copying = new CountDownLatch(1);
        source.put(ObjectKey.of("a"), ETAG, 1);
        queues.send(patient, event("ObjectCreated:Put", "a"));
        // Nobody knows whether the copy will still land, so the message is held for minutes.
        Following following = follow(patient, unanswered(copying), null, Duration.ofSeconds(60));
        try (following) {
            assertThat(copying.await(30, TimeUnit.SECONDS)).isTrue();
            await(() -> following.live.view().keysInWork() == 0);
            assertThat(following.follower.gaveBack()).as("it holds it").isFalse();
        }
        assertThat(following.follower.gaveBack()).isTrue();
        await(() -> !queues.receive(patient).isEmpty());
    }

    @Test
    void whatCouldNotBeGivenBackIsKnown() throws Exception {
        CountDownLatch copying = new CountDownLatch(1);
        source.put(ObjectKey.of("a"), ETAG, 1);
        queues.send(url, event("ObjectCreated:Put", "a"));
        Following following = follow(url, unanswered(copying), null, Duration.ofSeconds(60));
        assertThat(copying.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> following.live.view().keysInWork() == 0);
        queues.delete(url);
        following.live.stop();
        following.running.join();
        try {
            following.follower.close();
        } catch (StoreException e) {
            assertThat(e).as("a receiver may have heard of it first").hasMessageContaining(url);
        }
        assertThat(following.follower.gaveBack()).isFalse();
        following.queue.close();
    }

    @Test
    void aQueueThatIsGoneEndsIt() throws Exception {
        queues.delete(url);
        Following following = follow(Interceptor.PASS, null);
        following.running.join();

        assertThatThrownBy(following.follower::close)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NO_SUCH_BUCKET))
                .hasMessageContaining(url);
        following.queue.close();
    }

    @Test
    void tellsWhetherThereAreDeadLettersAndHowMuchWaits() throws Exception {
        try (SqsQueue with = open(url);
                SqsQueue without = open(deadLetters)) {
            assertThat(with.hasDeadLetters()).isTrue();
            assertThat(without.hasDeadLetters()).isFalse();
            queues.send(url, "x");
            await(() -> {
                try {
                    return with.waiting() == 1;
                } catch (StoreException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
    }

    private record Following(Live live, QueueFollower follower, SqsQueue queue, Thread running)
            implements AutoCloseable {
        @Override
        public void close() {
            try {
                live.stop();
                running.join();
                follower.close();
            } catch (InterruptedException | StoreException e) {
                throw new IllegalStateException(e);
            } finally {
                queue.close();
            }
        }
    }

    private Following follow(Interceptor atTarget, @Nullable String named) {
        return follow(url, atTarget, named, LEASE);
    }

    private Following follow(String followed, Interceptor atTarget, @Nullable String named, Duration lease) {
        Link link =
                new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS)
                        .intercept(Interceptor.PASS, atTarget);
        RemovalLimit removals = new RemovalLimit(1000, 1);
        Live live =
                new Live(
                        new Carriage(
                                link,
                                LinkRole.FOLLOWING,
                                Policy.carrying(new AclPolicy.Preserve("target-owner")),
                                new MemoryLedger(new RunIdentity("a", "b", ""), Policy.DEFAULT_LATE_LANDING),
                                new RemovalBreaker(removals, link.target(), Clock.systemUTC())),
                        new LiveOptions(KeyFilter.ALL, 16, 1000, removals),
                        Surroundings.alone(Thread.ofVirtual().factory(), Clock.systemUTC(), LiveListener.NONE));
        SqsQueue queue = open(followed);
        QueueOptions options = new QueueOptions(2, 2, Duration.ofSeconds(1), lease, lease, Duration.ofMillis(100));
        QueueFollower follower =
                new QueueFollower(
                        queue,
                        named == null ? null : open(named),
                        new EventDecoder("photos", ""),
                        live,
                        options,
                        Thread.ofVirtual().factory(),
                        Clock.systemUTC(),
                        new Counter());
        Thread running =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                live.run();
                            } catch (StoreException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        follower.start();
        return new Following(live, follower, queue, running);
    }

    private static SqsQueue open(String url) {
        return SqsQueue.open(QueueUrl.parse(url), S3Credentials.NONE, "us-east-1", Clock.systemUTC());
    }

    private final class Counter implements QueueListener {
        @Override
        public void received(int messages) {
            received.addAndGet(messages);
        }

        @Override
        public void poison(String messageId, String why) {
            poison.incrementAndGet();
        }
    }

    private static Interceptor holding(CountDownLatch goOn) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                if (operation == Operation.COPY) {
                    try {
                        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return call.make();
            }
        };
    }

    private static Interceptor unanswered(CountDownLatch copies) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                if (operation == Operation.COPY) {
                    copies.countDown();
                    throw new StoreException(
                            StoreException.Kind.OUTCOME_UNKNOWN, operation, key, "NoAnswer", "No answer came.", null);
                }
                return call.make();
            }
        };
    }

    private static String event(String eventName, String key) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",
          "s3":{"bucket":{"name":"photos"},"object":{"key":"%s"}}}]}\
        """
                .formatted(Clock.systemUTC().instant().minus(Duration.ofHours(2)), eventName, key);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
