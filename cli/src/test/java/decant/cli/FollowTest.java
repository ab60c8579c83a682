package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.live.SharedStop;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.Operation;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** Followers in this process, on buckets in memory and an SQS server. */
final class FollowTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");

    private static ElasticQueues queues;

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;
    private String url;
    private String deadLetters;

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
        deadLetters = queues.create(name + "-dead");
        url = queues.create(name, name + "-dead", 5);
    }

    @Test
    void carriesChangesUntilItIsStopped() throws Exception {
        source.put(ObjectKey.of("a"), ETAG, 1);
        target.put(ObjectKey.of("gone"), ETAG, 1);
        int port = freePort();
        Running running = follow("-v", "--max-removals", "5", "--metrics", String.valueOf(port));
        send("ObjectCreated:Put", "a");
        send("ObjectRemoved:Delete", "gone");
        await(() -> queues.count(url) == 0);

        assertThat(get(port, "/metrics"))
                .contains("decant_looks_total{outcome=\"copied\"} 1.0\n")
                .contains("decant_looks_total{outcome=\"removed\"} 1.0\n")
                .contains("decant_lag_seconds_count 2\n")
                .contains("decant_exposure_lag_seconds_count 1\n")
                .contains("decant_heartbeat_lag_seconds_count 0\n");
        assertThat(get(port, "/healthz")).isEqualTo("well\n");
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(target.contents().keySet()).containsExactly(ObjectKey.of("a"));
        assertThat(decant.out().lines())
                .anySatisfy(
                        line -> assertThat(line).contains("\"key\":\"a\"", "\"outcome\":\"copied\"", "\"lagMillis\":"))
                .allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        assertThat(decant.err()).contains("Stopped. The same command does what was not done.");
    }

    /** Whoever restarts a follower that has ended would otherwise empty the target bit by bit. */
    @Test
    void anOpenedBreakerOutlivesItsProcess() throws Exception {
        for (int i = 0; i < 5; i++) {
            target.put(ObjectKey.of("gone" + i), ETAG, 1);
        }
        Running running = follow("--max-removals", "1");
        for (int i = 0; i < 3; i++) {
            send("ObjectRemoved:Delete", "gone" + i);
        }
        await(() -> queues.count(url) == 0);
        running.stop();
        assertThat(target.contents()).containsKey(SharedStop.KEY).hasSize(5);

        // Of its own: the server may hand a message to the receiver that has just gone, and hold it back for a while.
        url = queues.create("again", "anOpenedBreakerOutlivesItsProcess-dead", 5);
        Running again = follow("--max-removals", "100%");
        send("ObjectRemoved:Delete", "gone3");
        await(() -> queues.count(url) == 0);
        again.stop();
        assertThat(target.contents()).hasSize(5);
    }

    @Test
    void parksWhatCannotBeDoneAndRetries() throws Exception {
        source.put(ObjectKey.of("a"), ETAG, 1);
        decant.fail(Operation.COPY, "a", Kind.DENIED, "AccessDenied");
        Running running = follow("--state", directory.resolve("follow").toString());
        send("ObjectCreated:Put", "a");
        await(() -> queues.count(url) == 0);
        running.stop();
        assertThat(target.contents()).isEmpty();

        decant.fail();
        String state = directory.resolve("follow").toString();
        assertThat(decant.run("retry", "s3://source", "s3://target", "--state", state)).isEqualTo(ExitCode.OK);
        assertThat(target.contents()).hasSize(1);
    }

    @Test
    void aSyncMayRunBesideIt() throws Exception {
        source.put(ObjectKey.of("a"), ETAG, 1);
        Running running = follow();
        assertThat(decant.other().run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        running.stop();
        assertThat(target.contents()).hasSize(1);
    }

    @Test
    void refusesAQueueWithoutDeadLetters() {
        assertThat(decant.run("follow", "s3://source", "s3://target", "--no-sign-request", "--sqs", deadLetters))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains(deadLetters, "--dead-letters");
    }

    @Test
    void saysThatThereIsNoSuchQueue() {
        String missing = url + "-missing";
        assertThat(decant.run("follow", "s3://source", "s3://target", "--no-sign-request", "--sqs", missing))
                .isEqualTo(ExitCode.NO_INPUT);
        assertThat(decant.err()).contains(missing).doesNotContain("\tat ");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(decant.run("follow", "s3://source", "s3://target")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("follow", "s3://source", "s3://target", "--sqs", "queue")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--sqs", "no queue's URL");
        assertThat(decant.run("follow", "s3://source", "s3://target", "--sqs", url, "--max-removals", "many"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(decant.run("follow", "s3://source", "s3://target", "--sqs", url, "--non-public", "abort"))
                .isEqualTo(ExitCode.USAGE);
    }

    private record Running(Thread thread, CompletableFuture<ExitCode> exitCode) {
        ExitCode stop() {
            thread.interrupt();
            return exitCode.join();
        }
    }

    private Running follow(String... more) {
        String[] arguments = {
            "follow", "s3://source", "s3://target", "--no-sign-request", "--heartbeat", "off", "--sqs", url
        };
        String[] all = Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run(all)));
        return new Running(thread, exitCode);
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String get(int port, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
