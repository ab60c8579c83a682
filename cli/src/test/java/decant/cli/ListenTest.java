package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Followers in this process that events are sent to, on buckets in memory. */
final class ListenTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private MemoryBucket source;
    private MemoryBucket target;
    private int port;

    @BeforeEach
    void createBuckets() throws IOException {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void doesWhatItIsTold() throws Exception {
        source.put(ObjectKey.of("a b"), ETAG, 1);
        Running running = follow();
        assertThat(post("/", event("ObjectCreated:Put", "a b"))).isEqualTo(200);
        await("a b");
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
    }

    /** What was answered is done, also after an end between the answer and the deed. */
    @Test
    void losesNothingThatItHasAnswered() throws Exception {
        Running running = follow();
        // The source does not show it yet, so it is looked for again after a second and after five.
        assertThat(post("/", event("ObjectCreated:Put", "late"))).isEqualTo(200);
        running.stop();
        source.put(ObjectKey.of("late"), ETAG, 1);

        Running again = follow();
        await("late");
        again.stop();
    }

    @Test
    void keepsWhatItDoesNotUnderstand() throws Exception {
        Running running = follow();
        assertThat(post("/", "what is this")).isEqualTo(200);
        source.put(ObjectKey.of("a"), ETAG, 1);
        assertThat(post("/", event("ObjectCreated:Put", "a"))).isEqualTo(200);
        await("a");
        running.stop();
        assertThat(decant.err()).contains("is not understood: It is no JSON.");

        Running again = follow();
        assertThat(post("/", event("ObjectCreated:Put", "a"))).isEqualTo(200);
        again.stop();
        assertThat(decant.err()).contains("1 messages that were not understood are kept");
    }

    @Test
    void asksForTheSecret() throws Exception {
        Path file = directory.resolve("secret");
        Files.writeString(file, "sesame\n");
        Running running = follow("--secret-file", file.toString());
        assertThat(post("/", "x")).isEqualTo(401);
        assertThat(post("/sesame", event("ObjectCreated:Put", "a"))).isEqualTo(200);
        running.stop();
        assertThat(decant.out() + decant.err()).doesNotContain("sesame");
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(run("--listen", "0.0.0.0:0")).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("--secret-file");
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--sqs", "--listen");
        assertThat(run("--listen", "0", "--sqs", "http://127.0.0.1:1/0/q")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--listen", "a:b")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--listen", "0", "--secret-file", "/nowhere/at/all")).isEqualTo(ExitCode.STATE);
        assertThat(run("--listen", "0", "--tls-certificate", "/nowhere/at/all")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--listen", "0", "--tls-client-ca", "/nowhere/at/all")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--listen", "0", "--tls-certificate", "/nowhere/at/all", "--tls-key", "/nowhere/at/all"))
                .isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("/nowhere/at/all cannot be read");
        assertThat(run("--listen", "0", "--dead-letters", "http://127.0.0.1:1/0/q")).isEqualTo(ExitCode.USAGE);
    }

    private ExitCode run(String... more) {
        return decant.run(arguments(more));
    }

    private static String[] arguments(String... more) {
        String[] verb = {"follow", "s3://source", "s3://target"};
        return Stream.of(verb, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    private record Running(Thread thread, CompletableFuture<ExitCode> exitCode) {
        ExitCode stop() {
            thread.interrupt();
            return exitCode.join();
        }
    }

    private Running follow(String... more) {
        String[] listen = {"--listen", String.valueOf(port), "--heartbeat", "off"};
        String[] all = arguments(Stream.of(listen, more).flatMap(Arrays::stream).toArray(String[]::new));
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run(all)));
        return new Running(thread, exitCode);
    }

    /** Sends, once somebody listens. */
    private int post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            try {
                return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            } catch (ConnectException e) {
                assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
                Thread.sleep(Duration.ofMillis(20));
            }
        }
    }

    private static String event(String eventName, String key) {
        return """
        {"Records":[{"eventVersion":"2.2","eventSource":"ceph:s3","eventTime":"%s","eventName":"%s",
          "s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
        """
                .formatted(Instant.now().minus(Duration.ofHours(2)), eventName, key);
    }

    private void await(String key) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (target.peek(ObjectKey.of(key)).isEmpty()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
