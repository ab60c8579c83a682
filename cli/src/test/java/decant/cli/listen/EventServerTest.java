package decant.cli.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.Refusal;
import decant.cli.ledger.EventRow;
import decant.cli.ledger.EventRows;
import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import decant.reconcile.Policy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventServerTest {
    private static final RunIdentity IDENTITY = new RunIdentity("s3://source/", "s3://target/", "");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger taken = new AtomicInteger();
    private SqliteLedger ledger;
    private EventRows rows;
    private EventServer server;

    @TempDir private Path directory;

    @BeforeEach
    void open() {
        ledger = SqliteLedger.open(directory.resolve("state"), IDENTITY, Policy.DEFAULT_LATE_LANDING);
        rows = ledger.events();
    }

    @AfterEach
    void close() {
        server.close();
        ledger.close();
        client.close();
    }

    @Test
    void aMessageIsInTheFileWhenItIsAnswered() throws Exception {
        start(10, Secret.NONE);

        assertThat(post("/", "one \u00e9").statusCode()).isEqualTo(200);
        assertThat(taken).hasValue(1);
        reopen();

        assertThat(rows.after(0, 10)).extracting(EventRow::body).containsExactly("one \u00e9");
        assertThat(rows.count()).isEqualTo(1);
        assertThat(rows.lastOfEarlier()).isEqualTo(rows.after(0, 10).getLast().sequence());
    }

    /** A server may take messages in before there is anybody who hands them on. */
    @Test
    void whoeverTakesThemInAndHandsThemOnCountsTheSameMessages() throws Exception {
        start(10, Secret.NONE);
        EventRows handedOn = ledger.events();
        post("/", "one");
        assertThat(handedOn.count()).isEqualTo(1);

        handedOn.remove(List.of(handedOn.after(0, 10).getFirst().sequence()));
        assertThat(handedOn.count()).isZero();
        assertThat(rows.count()).isZero();
    }

    @Test
    void beyondTheLimitTheStoreKeepsItsMessages() throws Exception {
        start(2, Secret.NONE);
        post("/", "one");
        post("/", "two");

        HttpResponse<String> refused = post("/", "three");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");

        rows.remove(List.of(rows.after(0, 1).getFirst().sequence()));
        assertThat(post("/", "three").statusCode()).isEqualTo(200);
        assertThat(rows.after(0, 10)).extracting(EventRow::body).containsExactly("two", "three");
    }

    @Test
    void aSequenceIsNeverUsedAgain() throws Exception {
        start(10, Secret.NONE);
        post("/", "one");
        long first = rows.after(0, 1).getFirst().sequence();
        rows.remove(List.of(first));
        post("/", "two");

        assertThat(rows.after(0, 1).getFirst().sequence()).isGreaterThan(first);
    }

    @Test
    void whatIsNotUnderstoodIsPutAside() throws Exception {
        start(10, Secret.NONE);
        post("/", "what is this");
        rows.bury(rows.after(0, 1).getFirst(), "It is no JSON.", Instant.EPOCH);

        assertThat(rows.count()).isZero();
        reopen();
        assertThat(rows.after(0, 10)).isEmpty();
        assertThat(rows.poisonCount()).isEqualTo(1);
    }

    @Test
    void asksForTheSecret() throws Exception {
        start(10, Secret.of("open sesame"));

        assertThat(post("/", "x").statusCode()).isEqualTo(401);
        assertThat(post("/open", "x").statusCode()).isEqualTo(401);
        assertThat(post("/open%20sesame", "x").statusCode()).isEqualTo(200);
        assertThat(send(request("/").header("Authorization", "Bearer wrong"), "x")).isEqualTo(401);
        assertThat(send(request("/").header("Authorization", "Bearer open sesame"), "x")).isEqualTo(200);
        assertThat(rows.count()).isEqualTo(2);
    }

    @Test
    void whatNobodyNeedsIsAnsweredAndForgotten() throws Exception {
        start(1, Secret.NONE);
        post("/", "kept");
        Intake.LetGo unneeded = new Intake.LetGo();

        server.handTo(unneeded);
        assertThat(post("/", "let go").statusCode()).isEqualTo(200);
        assertThat(post("/", "let go, too").statusCode()).isEqualTo(200);
        server.handTo(kept(2));
        assertThat(post("/", "kept again").statusCode()).isEqualTo(200);

        assertThat(unneeded.count()).isEqualTo(2);
        assertThat(rows.after(0, 10)).extracting(EventRow::body).containsExactly("kept", "kept again");
    }

    @Test
    void theStoreKeepsWhatCouldNotBeWrittenDown() throws Exception {
        start(10, Secret.NONE);
        server.handTo(Intake.into(rows));
        ledger.close();

        assertThat(post("/", "one").statusCode()).isEqualTo(500);
        open();
        assertThat(rows.count()).isZero();
    }

    @Test
    void saysWhoseEventsCannotBeListenedForAndWhere() {
        start(10, Secret.NONE);
        InetSocketAddress taken = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());

        assertThatThrownBy(() ->
                        EventServer.start("the target's", taken, Optional.empty(), Secret.NONE, new Intake.LetGo()))
                .isInstanceOf(Refusal.class)
                .hasMessage(
                        "Nothing can listen for the target's events at %s:%d (Address already in use)."
                                .formatted(taken.getHostString(), server.port()));
    }

    @Test
    void refusesWhatIsNoMessage() throws Exception {
        start(10, Secret.NONE);

        assertThat(client.send(request("/").GET().build(), HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(405);
        assertThat(post("/", "x".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
        assertThat(rows.count()).isZero();
    }

    private void start(long maxRows, Secret secret) {
        server =
                EventServer.start(
                        "the source's",
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        Optional.empty(),
                        secret,
                        kept(maxRows));
    }

    private Intake kept(long maxRows) {
        return new Intake.Kept(
                rows,
                maxRows,
                taken::incrementAndGet,
                failure -> {
                    throw failure;
                });
    }

    private void reopen() {
        ledger.close();
        open();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        HttpRequest request = request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int send(HttpRequest.Builder request, String body) throws IOException, InterruptedException {
        return client.send(
                        request.POST(HttpRequest.BodyPublishers.ofString(body)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
