package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** {@code decant sync --follow}: a pass and a live copy in one process, on buckets in memory and an SQS server. */
final class FollowedSyncTest {
    private static ElasticQueues queues;

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;
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
    void createBuckets(TestInfo info) {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
        String name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
        // More receives than there are lives in any test.
        url = queues.create(name, name + "-dead", 50);
    }

    @Test
    void followsBesideThePassAndAfterIt() throws Exception {
        put("old", 1);
        Running running = sync("--heartbeat", "off");
        await(() -> decant.err().contains("The pass has ended"));
        assertThat(target.contents()).containsOnlyKeys(ObjectKey.of("old"));

        put("new", 2);
        source.remove(ObjectKey.of("old"), Precondition.NONE);
        send("ObjectCreated:Put", "new");
        send("ObjectRemoved:Delete", "old");
        await(() -> queues.count(url) == 0 && decant.err().contains("lag p50"));
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(target.contents()).containsOnlyKeys(ObjectKey.of("new"));
        assertThat(decant.err()).contains("listed", "copied", "Stopped.");
    }

    /** The listing begins when three beats have come the whole way, and not before. */
    @Test
    void listsOnlyWhenTheHeartbeatHasProvenThatEventsCome() throws Exception {
        put("old", 1);
        AtomicInteger listings = new AtomicInteger();
        decant.buckets().around(counting(Operation.LIST, listings));
        Running running = sync();
        await(() -> beats().findAny().isPresent());
        int before = listings.get();
        await(() -> decant.err().contains("the pass waits for the heartbeat"));
        assertThat(listings.get()).as("one, to see what lies in the reserved folder").isEqualTo(before);
        assertThat(target.contents()).isEmpty();

        ObjectKey canary = beats().findAny().orElseThrow();
        await(() -> {
            send("ObjectCreated:Put", canary.toString());
            return decant.err().contains("The pass has ended");
        });
        await(() -> decant.err().contains("heartbeat p50"));
        running.stop();
        assertThat(target.contents()).as("the canary is gone").containsOnlyKeys(ObjectKey.of("old"));
        assertThat(source.contents()).containsOnlyKeys(ObjectKey.of("old"));
    }

    /**
     * A writer goes on through the pass and through five ends of the process, each at another moment; every event that
     * was sent is in the queue until it is done. Never is one key in the hands of two.
     */
    @Test
    void losesNothingWhenItEndsAtAnyTime() throws Exception {
        for (int i = 0; i < 300; i++) {
            put("key" + i, i + 1);
        }
        Alone alone = new Alone();
        decant.buckets().around(alone);
        for (int life = 0; life < 5; life++) {
            Running running = sync("--heartbeat", "off", "--late-landing", "0");
            for (int write = 0; write < 40; write++) {
                int key = (write * 37 + life * 11) % 330;
                put("key" + key, 1000 * (life + 1) + write);
                send("ObjectCreated:Put", "key" + key);
            }
            running.stop();
        }
        Running last = sync("--heartbeat", "off", "--late-landing", "0");
        await(() -> decant.err().contains("The pass has ended") && queues.count(url) == 0);
        last.stop();
        assertThat(etags(target)).isEqualTo(etags(source));
        assertThat(alone.together).as("keys acted upon by two at once").isEmpty();
    }

    @Test
    void repeatedHintsForAKeyInThePassesHandsAreOneLook() throws Exception {
        put("a", 1);
        AtomicInteger copies = new AtomicInteger();
        decant.buckets().around(counting(Operation.COPY, copies));
        for (int i = 0; i < 20; i++) {
            send("ObjectCreated:Put", "a");
        }
        Running running = sync("--heartbeat", "off");
        await(() -> decant.err().contains("The pass has ended") && queues.count(url) == 0);
        running.stop();
        assertThat(copies.get())
                .as("one, and perhaps one that was refused since it was there already (R3)")
                .isBetween(1, 2);
    }

    @Test
    void aPassThatWasBegunWithoutEventsIsNotGoneOnWithAsIfTheyHadBeenFollowed() throws Exception {
        put("a", 1);
        decant.fail(Operation.COPY, "a", StoreException.Kind.BAD_CREDENTIALS, "ExpiredToken");
        assertThat(decant.run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.DENIED);
        decant.fail();
        assertThat(decant.run(arguments("--heartbeat", "off"))).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("unfinished pass");
    }

    @Test
    void foreignObjectsInTheReservedFolderAreLeftAlone() {
        source.put(ObjectKey.of(".decant/holiday.jpg"), ETag.ofMd5(1, 1, 0), 1);
        assertThat(decant.run(arguments())).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("s3://source/.decant/holiday.jpg is not Decant's own", "--heartbeat off");
        assertThat(source.contents()).hasSize(1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(decant.run(arguments("--dry-run"))).isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("sync", "s3://source", "s3://target", "--heartbeat", "on")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--follow");
        assertThat(decant.run("sync", "s3://source", "s3://target", "--follow", "queue")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("sync", "s3://source", "s3://target", "--follow", "listen:0.0.0.0:0"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(decant.run(arguments("--secret-file", "x"))).isEqualTo(ExitCode.USAGE);
    }

    private String[] arguments(String... more) {
        String[] verb = {"sync", "s3://source", "s3://target", "--no-sign-request", "--follow", url};
        return Stream.of(verb, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private record Running(Thread thread, CompletableFuture<ExitCode> exitCode) {
        ExitCode stop() {
            thread.interrupt();
            return exitCode.join();
        }
    }

    private Running sync(String... more) {
        String[] all = arguments(more);
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run(all)));
        return new Running(thread, exitCode);
    }

    private void put(String key, int version) {
        source.put(ObjectKey.of(key), ETag.ofMd5(version, version, 0), 1);
    }

    private static Map<ObjectKey, ETag> etags(MemoryBucket bucket) {
        Map<ObjectKey, ETag> etags = new java.util.TreeMap<>();
        bucket.contents().forEach((key, object) -> etags.put(key, object.content().etag()));
        return etags;
    }

    private Stream<ObjectKey> beats() {
        return source.contents().keySet().stream().filter(key -> key.toString().startsWith(".decant/heartbeat-"));
    }

    private void send(String eventName, String key) {
        queues.send(
                url,
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",
                  "s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
                """
                        .formatted(Instant.now().minus(Duration.ofHours(2)), eventName, key));
    }

    private static Interceptor counting(Operation which, AtomicInteger count) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                if (operation == which) {
                    count.incrementAndGet();
                }
                return call.make();
            }
        };
    }

    /** Sees two acting requests on one key at once. */
    private static final class Alone implements Interceptor {
        private final Map<ObjectKey, Boolean> acting = new ConcurrentHashMap<>();
        private final List<ObjectKey> together = new ArrayList<>();

        @Override
        public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
            if (!operation.isWrite() || key == null) {
                return call.make();
            }
            if (acting.putIfAbsent(key, true) != null) {
                synchronized (together) {
                    together.add(key);
                }
                return call.make();
            }
            try {
                return call.make();
            } finally {
                acting.remove(key);
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for five minutes").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
