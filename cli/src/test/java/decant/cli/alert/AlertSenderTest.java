package decant.cli.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.ProgramHook;
import decant.cli.output.Json;
import decant.ledger.RunIdentity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages to a real server and a real program. */
final class AlertSenderTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir private Path directory;
    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private HttpServer server;
    private SqliteLedger ledger;
    private Instant now = BEGIN;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/secret-token",
                exchange -> {
                    posted.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        ledger =
                SqliteLedger.open(
                        directory.resolve("state"),
                        new RunIdentity("s3://source/", "s3://target/", "migrate"),
                        Duration.ZERO);
    }

    @AfterEach
    void close() {
        server.stop(0);
        ledger.close();
    }

    private Webhook webhook() {
        return webhook(server.getAddress().getPort(), Duration.ofSeconds(20));
    }

    private static Webhook webhook(int port, Duration timeout) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        return new Webhook(URI.create("http://" + host + ":" + port + "/secret-token"), timeout, "1.0");
    }

    private AlertSender sender(Channel... channels) {
        return new AlertSender(List.of(channels), new Told(ledger.migration()), lines::add, () -> now);
    }

    private static Alert alert(Cause cause, boolean begun) {
        return new Alert(
                cause,
                begun,
                BEGIN,
                BEGIN.plusSeconds(12),
                "s3://source/",
                "s3://target/",
                "backfilling",
                "backfill",
                "Decant, s3://source/ to s3://target/: 3 keys are \"parked\".");
    }

    @Test
    void postsADocument() throws Exception {
        AlertSender sender = sender(webhook());
        sender.accept(alert(Cause.PARKED, true));
        sender.sendDue();

        assertThat(Json.read(posted.remove()))
                .containsEntry("decant", "1.0")
                .containsEntry("alert", "parked")
                .containsEntry("state", "begun")
                .containsEntry("since", "2026-11-26T10:00:00Z")
                .containsEntry("at", "2026-11-26T10:00:12Z")
                .containsEntry("source", "s3://source/")
                .containsEntry("target", "s3://target/")
                .containsEntry("phase", "backfilling")
                .containsEntry("step", "backfill")
                .containsEntry("text", "Decant, s3://source/ to s3://target/: 3 keys are \"parked\".");
        assertThat(new Told(ledger.migration()).causes()).containsOnlyKeys(Cause.PARKED);
    }

    @Test
    void runsAProgram() throws Exception {
        Path said = directory.resolve("said");
        Path program = directory.resolve("tell");
        Files.writeString(
                program, "#!/bin/sh\necho \"$DECANT_ALERT $DECANT_ALERT_STATE $DECANT_ALERT_JSON\" >> " + said + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        AlertSender sender = sender(new Command(new ProgramHook(program.toString(), Duration.ofSeconds(20)), "1.0"));
        sender.accept(alert(Cause.LAG, true));
        sender.accept(alert(Cause.LAG, false));
        sender.sendDue();

        assertThat(Files.readAllLines(said))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("lag begun {\"decant\":\"1.0\",\"alert\":\"lag\"");
        assertThat(Files.readString(said)).contains("\nlag ended {");
    }

    /** It is tried a few times, farther and farther apart, and then it is said; later messages go their way. */
    @Test
    void whatFailsIsTriedAgainAndGivenUp() throws Exception {
        status.set(500);
        AlertSender sender = sender(webhook());
        sender.accept(alert(Cause.PARKED, true));
        sender.sendDue();
        sender.sendDue();
        assertThat(posted).hasSize(1);
        for (int i = 0; i < 200; i++) {
            now = now.plusSeconds(1);
            sender.sendDue();
        }
        assertThat(posted).hasSize(AlertSender.MAX_TRIES);
        assertThat(lines).singleElement().asString().contains("parked has begun", "answers 500");
        assertThat(lines.toString()).doesNotContain("secret-token");

        status.set(200);
        sender.accept(alert(Cause.PARKED, false));
        sender.sendDue();
        assertThat(posted).hasSize(AlertSender.MAX_TRIES + 1);
    }

    @Test
    void nobodyThereIsSaidWithoutTheAddress() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        AlertSender sender = sender(webhook(free, Duration.ofSeconds(20)));
        sender.accept(alert(Cause.HELD, true));
        for (int i = 0; i < 200; i++) {
            sender.sendDue();
            now = now.plusSeconds(1);
        }
        assertThat(lines).singleElement().asString().contains("does not answer (ConnectException)");
        assertThat(lines.toString()).doesNotContain("secret-token");
    }

    /** An answer that never ends is none. */
    @Test
    void anAnswerThatDoesNotEndFails() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        server.createContext(
                "/endless",
                exchange -> {
                    exchange.sendResponseHeaders(200, 1_000);
                    exchange.getResponseBody().flush();
                    awaitQuietly(over);
                });
        URI page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/endless");
        String why = new Webhook(page, Duration.ofSeconds(1), "1.0").send(alert(Cause.LAG, true));
        over.countDown();
        assertThat(why).isEqualTo("the webhook at 127.0.0.1 took longer than 1 s");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whoever has something to say goes on at once, and closing does not wait for it either. */
    @Test
    void aSilentPageHoldsNobody() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        Channel silent =
                _ -> {
                    asked.countDown();
                    never.await();
                    return "";
                };
        AlertSender sender = sender(silent);
        AlertRun run = AlertRun.start(sender, Thread.ofVirtual().factory());
        for (int i = 0; i < 3 * AlertSender.MAX_WAITING; i++) {
            sender.accept(alert(Cause.LAG, i % 2 == 0));
        }
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        run.close();
        assertThat(never.getCount()).isEqualTo(1);
    }

    /** What went through one channel is not sent there again because another one failed. */
    @Test
    void eachChannelIsToldOnce() throws Exception {
        List<Cause> told = new ArrayList<>();
        Channel works =
                alert -> {
                    told.add(alert.cause());
                    return "";
                };
        AlertSender sender = sender(works, _ -> "it does not work");
        sender.accept(alert(Cause.BUDGET, true));
        for (int i = 0; i < 200; i++) {
            sender.sendDue();
            now = now.plusSeconds(1);
        }
        assertThat(told).containsExactly(Cause.BUDGET);
        assertThat(lines).hasSize(1);
    }
}
