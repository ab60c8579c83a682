package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.dashboard.Wire;
import decant.dashboard.view.MigrationView;
import decant.dashboard.view.MigrationView.GateView;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard of a migration that runs, on buckets in memory and an SQS server. */
final class DashboardTest {
    private static final Pattern ADDRESS = Pattern.compile("Dashboard: (http://\\S+/).* token in (.*)\\.\n");

    private static ElasticQueues queues;

    @TempDir private Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
    private CommandLineHarness decant;
    private MemoryBucket target;
    private String token = "";
    private @Nullable Thread running;

    @BeforeAll
    static void startServer() {
        queues = new ElasticQueues();
    }

    @AfterAll
    static void stopServer() {
        queues.close();
    }

    @BeforeEach
    void createBuckets(TestInfo info) throws Exception {
        decant = new CommandLineHarness(directory);
        MemoryBucket source = decant.buckets().create("source");
        target = decant.buckets().create("target");
        String name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
        Files.writeString(
                directory.resolve("decant.yaml"),
                """
                source: {bucket: s3://source, no-sign-request: true}
                target: {bucket: s3://target, no-sign-request: true}
                live: {events: %s, heartbeat: off}
                copy: {late-landing: 0}
                """
                        .formatted(queues.create(name, name + "-dead", 50)));
        for (int i = 0; i < 50; i++) {
            source.put(ObjectKey.of("key" + i), ETag.ofMd5(i, i, 0), 1_000);
        }
    }

    @AfterEach
    void closeClient() {
        client.close();
    }

    @AfterEach
    void stop() throws Exception {
        if (running != null) {
            running.interrupt();
            assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
        }
    }

    @Test
    void showsHowItGoes() throws Exception {
        String url = start("migrate", "start", "--dashboard=0");

        MigrationView view = await(url, now -> now.step().equals("converging") && now.phase().equals("converged"));
        assertThat(view.source()).isEqualTo("s3://source/");
        assertThat(view.headline()).startsWith("Ready: both buckets hold the same");
        assertThat(view.gates()).isNotEmpty().allMatch(GateView::open);
        assertThat(view.parked().total()).isZero();
        assertThat(view.lines()).extracting(line -> line.line()).contains("Step: backfill.");
        assertThat(view.pass()).isNotNull();
        assertThat(view.pass().keys()).isEqualTo(50);
        assertThat(view.calls().get("target")).containsEntry("copy", 50L);
        assertThat(get(url).body()).contains("<title>Decant</title>");
        assertThat(Wire.history(get(url + "history").body()).seconds()).isNotNull();
    }

    @Test
    void pausesAndResumesForWhoeverKnowsTheToken() throws Exception {
        String url = start("migrate", "start", "--dashboard=0");
        await(url, now -> now.phase().equals("converged"));

        assertThat(post(url + "act/pause", "Bearer nobody told me the token", "").statusCode()).isEqualTo(401);
        assertThat(view(url).paused()).isFalse();
        assertThat(act(url, "pause", "").body()).startsWith("Paused:");
        assertThat(await(url, MigrationView::paused).lines())
                .last()
                .matches(line -> line.line().endsWith("Asked for at the dashboard, from 127.0.0.1."));
        assertThat(act(url, "resume", "").body()).startsWith("Resumed:");
        await(url, now -> !now.paused());
    }

    /** Its cause is gone: whoever sees that has it looked at again, and the gate opens. */
    @Test
    void retriesWhatIsParked() throws Exception {
        decant.fail(Operation.COPY, "key7", StoreException.Kind.DENIED, "AccessDenied");
        String url = start("migrate", "start", "--dashboard=0");
        MigrationView view = await(url, now -> !now.parked().first().isEmpty() && now.step().equals("converging"));
        assertThat(view.parked().first().getFirst().key()).isEqualTo("key7");
        assertThat(view.headline()).contains("not ready yet: verified, parked");

        decant.fail();
        assertThat(act(url, "retry", "key7").body()).isEqualTo("Looks again at key7.\n");
        await(url, now -> now.parked().first().isEmpty());
        assertThat(target.peek(ObjectKey.of("key7"))).isPresent();
        assertThat(act(url, "retry-all", "").body()).isEqualTo("Looks again at 0 parked keys.\n");
    }

    /** Of a migration in another process, and of what it left. */
    @Test
    void aPageOfItsOwnShowsTheSame() throws Exception {
        String own = start("migrate", "start", "--dashboard=0");
        await(own, now -> now.phase().equals("converged"));
        CommandLineHarness other = decant.other();
        CompletableFuture<ExitCode> ended = new CompletableFuture<>();
        Thread showing = Thread.ofPlatform().start(() -> ended.complete(other.run("dashboard", "--address", "0")));
        String url = address(other, ended);

        MigrationView there = view(url);
        assertThat(there.running()).isTrue();
        assertThat(there.gates()).isEqualTo(view(own).gates());
        assertThat(act(url, "pause", "").body()).startsWith("Paused:");
        await(own, MigrationView::paused);
        assertThat(act(url, "resume", "").body()).startsWith("Resumed:");
        assertThat(act(url, "retry", "one\nof two lines").body()).startsWith("Looks again at one");
        assertThat(get(url + "metrics").body())
                .contains("decant_running 1.0\n", "decant_phase{phase=\"converged\"} 1.0\n");

        stop();
        running = null;
        MigrationView left = await(url, now -> !now.running());
        assertThat(left.phase()).isEqualTo("converged");
        assertThat(left.headline()).isEqualTo("Left off at its step converging.");
        assertThat(left.lines()).extracting(line -> line.line()).contains("Step: backfill.");
        assertThat(Wire.history(get(url + "history").body()).seconds()).isNotEmpty();
        assertThat(act(url, "pause", "").statusCode()).isEqualTo(409);
        assertThat(get(url + "metrics").body()).contains("decant_running 0.0\n");
        showing.interrupt();
        assertThat(ended.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void thereIsNoPageOfWhatHasNotBegun() {
        assertThat(decant.run("dashboard", "--address", "0")).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("There is no migration from s3://source/ to s3://target/");
    }

    @Test
    void servesTheSameFiguresAtAPortOfTheirOwn() throws Exception {
        int port = freePort();
        String url = start("migrate", "start", "--dashboard=0", "--metrics", String.valueOf(port));
        await(url, now -> now.phase().equals("converged"));
        String metrics = get("http://127.0.0.1:" + port + "/metrics").body();
        assertThat(metrics).contains("decant_gate_open{gate=\"verified\"} 1.0\n", "decant_looks_total{");
        assertThat(get("http://127.0.0.1:" + port + "/healthz").body()).isEqualTo("well\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void saysWhatDoesNotWork() throws Exception {
        assertThat(decant.run("migrate", "start", "--dashboard=nonsense")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--dashboard is a port such as 9090");

        Path token = Files.writeString(directory.resolve("token"), "short");
        assertThat(decant.run("migrate", "start", "--dashboard=0", "--dashboard-token-file", token.toString()))
                .isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("The dashboard's token in " + token + " cannot be used");
    }

    /** Without an equals sign the next word is the source. */
    @Test
    void takesNoBucketForAPort() {
        assertThat(decant.run("migrate", "start", "--dashboard", "s3://source", "s3://source"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("same");
    }

    private String start(String... arguments) throws Exception {
        Thread thread = Thread.ofPlatform().unstarted(() -> exitCode.complete(decant.run(arguments)));
        running = thread;
        thread.start();
        return address(decant, exitCode);
    }

    /** Where its page is, as it says; its token is kept. */
    private String address(CommandLineHarness saying, CompletableFuture<ExitCode> ended) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Matcher said = ADDRESS.matcher(saying.err());
        while (!said.find()) {
            assertThat(System.nanoTime()).as(saying.err()).isLessThan(deadline);
            assertThat(ended).as(saying.err()).isNotDone();
            Thread.sleep(Duration.ofMillis(20));
            said = ADDRESS.matcher(saying.err());
        }
        token = Files.readString(Path.of(said.group(2))).strip();
        return said.group(1);
    }

    private MigrationView await(String url, Predicate<MigrationView> condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        MigrationView view = view(url);
        while (!condition.test(view)) {
            assertThat(System.nanoTime()).as(view.toString()).isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(100));
            view = view(url);
        }
        return view;
    }

    private MigrationView view(String url) throws Exception {
        return Wire.view(get(url + "view").body());
    }

    private HttpResponse<String> act(String url, String act, String body) throws Exception {
        return post(url + "act/" + act, "Bearer " + token, body);
    }

    private HttpResponse<String> get(String url) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }

    private HttpResponse<String> post(String url, String authorization, String body) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body, UTF_8))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(UTF_8));
    }
}
