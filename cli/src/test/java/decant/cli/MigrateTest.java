package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import decant.backfill.Tally;
import decant.cli.ending.ExitCode;
import decant.cli.ledger.EndedPass;
import decant.cli.ledger.History;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.SaidLine;
import decant.cli.ledger.Sample;
import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code decant migrate}: a migration as one program, on buckets in memory and an SQS server. */
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Execution(ExecutionMode.CONCURRENT)
final class MigrateTest {
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
    void createBuckets(TestInfo info) throws IOException {
        decant = new CommandLineHarness(directory);
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
        String name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
        url = queues.create(name, name + "-dead", 50);
        Files.writeString(
                directory.resolve("decant.yaml"),
                """
                source:
                  bucket: s3://source
                  no-sign-request: true
                target:
                  bucket: s3://target
                  no-sign-request: true
                live:
                  events: %s
                  heartbeat: off
                copy:
                  late-landing: 0
                  delete-surplus: true
                """
                        .formatted(url));
        for (int i = 0; i < 50; i++) {
            put("key" + i, i);
        }
    }

    @Test
    void refusesAWayBackThatACutoverCouldNotTake() throws IOException {
        String without = queues.create("refuses-without-dead-letters");
        String nowhere = without.replace("refuses-", "nowhere-");
        assertThat(decant.run("migrate", "start", "--reverse-follow", url)).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("take a queue each");
        assertThat(decant.run("migrate", "start", "--reverse-follow", without)).isEqualTo(ExitCode.REFUSED);
        assertThat(decant.err()).contains("has no dead-letter queue", "--reverse-dead-letters");
        assertThat(decant.run("migrate", "start", "--reverse-follow", nowhere)).isEqualTo(ExitCode.NO_INPUT);
        assertThat(decant.err()).contains(nowhere);
        assertThat(target.contents()).isEmpty();
    }

    @Test
    void convergesAndSaysSo() {
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);

        assertThat(target.contents().keySet()).containsAll(source.contents().keySet());
        assertThat(decant.err())
                .contains(
                        "Step: backfill.",
                        "Step: closing-pass.",
                        "Verified 50 keys: 0 different",
                        "every gate is open");
        assertThat(decant.run("migrate", "status")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("phase   converged", "no process is at it", "open    verified");
    }

    @Test
    void statusSaysOfAProcessThatDoesNotAnswerYetWhatItIs() {
        RunIdentity run = new RunIdentity("s3://source/", "s3://target/", "");
        Path held = directory.resolve("held");
        try (SqliteLedger _ = SqliteLedger.open(held, run, Duration.ZERO)) {
            assertThat(decant.run("migrate", "status", "--state", held.toString())).isEqualTo(ExitCode.STATE);
        }
        assertThat(decant.err()).contains("does not answer yet", "ask again in a moment").doesNotContain("--state");
    }

    @Test
    void keepsHowItWentForWhoeverAsksLater() throws Exception {
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);

        History history = HistoryRows.in(state());
        assertThat(history.passes())
                .extracting(EndedPass::step)
                .containsExactly("backfill", "access-lists", "closing-pass");
        assertThat(history.lastOf("backfill").orElseThrow().count(Tally.COPIED)).isEqualTo(50);
        Sample last = history.last().orElseThrow();
        assertThat(last.phase()).isEqualTo("converged");
        assertThat(last.step()).isEqualTo("converging");
        assertThat(last.copied()).isEqualTo(50);
        assertThat(last.parked()).isZero();
        assertThat(history.lines())
                .extracting(SaidLine::line)
                .contains("Step: backfill.", "Converged: every gate is open.");

        // What another process does later counts on.
        put("late", 99);
        send("late");
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);
        History later = HistoryRows.in(state());
        assertThat(later.samples()).hasSizeGreaterThan(history.samples().size());
        assertThat(later.last().orElseThrow().copied()).isEqualTo(50);
    }

    private Path state() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".migrate.state")).findFirst().orElseThrow();
        }
    }

    @Test
    void goesOnWhereItFailed() {
        decant.fail(Operation.COPY, "key7", StoreException.Kind.BAD_CREDENTIALS, "ExpiredToken");
        assertThat(decant.run("migrate", "start", "--until-converged")).isEqualTo(ExitCode.DENIED);
        assertThat(decant.err()).contains("The same command goes on where it was.");
        assertThat(decant.run("migrate", "status")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("phase   backfilling; step backfill", "CLOSED  backfill");

        decant.fail();
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(target.contents().keySet()).containsAll(source.contents().keySet());
    }

    /** A heartbeat that comes back at once does not show that they have come. */
    @Test
    void afterAKillItReckonsWithEventsThatNobodyElseReceivesYet() throws Exception {
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(decant.err()).doesNotContain("a killed process");
        assertThat(MigrationRows.in(state())).as("it has given back what it held").containsEntry("queues", "returned");
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + state());
                Statement statement = file.createStatement()) {
            statement.execute("UPDATE migration SET value = 'held' WHERE name = 'queues'");
        }

        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread thread =
                Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start", "--until-converged")));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("CLOSED  lag           events that a killed process had received come back");
        });
        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(MigrationRows.in(state())).as("they are out still").containsEntry("queues", "held");
    }

    /** A dead letter closes a gate although both sides are equal. */
    @Test
    void saysWhichGateIsClosedAndFollowsMeanwhile() throws Exception {
        queues.send(url.replaceFirst("$", "-dead"), "what nobody understood");
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start")));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("step converging");
        });
        assertThat(other.out()).contains("CLOSED  events        1 message among the dead letters", "open    verified");

        put("late", 99);
        send("late");
        await(() -> target.peek(ObjectKey.of("late")).isPresent());
        assertThat(other.run("migrate", "throttle", "--max-copies-per-second", "7")).isEqualTo(ExitCode.OK);
        assertThat(other.out()).contains("--max-copies-per-second      7", "--max-requests-per-second    unlimited");
        assertThat(other.run("migrate", "status", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(other.out()).contains("\"max-copies-per-second\" : 7", "\"running\" : true", "\"converging\"");

        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(other.run("migrate", "throttle", "--max-concurrency", "4")).isEqualTo(ExitCode.STATE);
        assertThat(other.err()).contains("runs on this machine");
    }

    /** A slip of the hand moves nothing: the target's name has to be typed. */
    @Test
    void aCutoverIsConfirmedByTyping() throws Exception {
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start")));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("phase   converged");
        });
        for (String verb : List.of("cutover", "rollback", "finish")) {
            assertThat(other.run("migrate", verb)).isEqualTo(ExitCode.USAGE);
            assertThat(other.err()).contains("Nobody is here to confirm it: --yes does so.");
        }
        CommandLineHarness person = decant.other().typing("yes\n");
        assertThat(person.run("migrate", "cutover")).isEqualTo(ExitCode.USAGE);
        assertThat(person.err())
                .contains(
                        "The application moves from s3://source/ to s3://target/, visitors first, then its writers.",
                        "Type target to go on: ",
                        "That was not target, so nothing was done.");
        assertThat(person.typing("").run("migrate", "rollback")).as("the end of the input").isEqualTo(ExitCode.USAGE);
        assertThat(person.err()).contains("Type target to go on: ", "so nothing was done");

        person.typing("  target \n");
        assertThat(person.run("migrate", "cutover"))
                .as("asked the migration, which wants a way back")
                .isEqualTo(ExitCode.REFUSED);
        assertThat(person.err()).contains("Type target to go on: ", "reverse.events");
        assertThat(person.run("migrate", "rollback")).isEqualTo(ExitCode.REFUSED);
        assertThat(person.err()).contains("there is nothing to roll back");
        assertThat(person.run("migrate", "finish")).isEqualTo(ExitCode.REFUSED);
        assertThat(person.err())
                .contains("The migration from s3://source/ to s3://target/ ends", "not at the target yet");
        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
    }

    /** Until it is settled: a cutover that is refused for another reason lets nothing pass. */
    @Test
    void aParkedKeyClosesItsGate() throws Exception {
        decant.fail(Operation.COPY, "key7", StoreException.Kind.DENIED, "AccessDenied");
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start", "--until-converged")));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("step converging")
                    && other.out().contains("CLOSED  parked        1 key parked");
        });
        assertThat(other.run("explain", "s3://source", "s3://target", "key7")).isEqualTo(ExitCode.DIFFERENT);
        assertThat(other.out()).as("the migration's own ledger").containsPattern("ledger +Parked since .*\\(");
        assertThat(other.run("migrate", "cutover", "--yes", "--accept", "key6")).isEqualTo(ExitCode.REFUSED);
        other.run("migrate", "status");
        assertThat(other.out()).contains("CLOSED  parked        1 key parked");
        assertThat(other.run("migrate", "cutover", "--yes", "--accept-hot", "key7"))
                .as("it is not hot")
                .isEqualTo(ExitCode.REFUSED);
        other.run("migrate", "status");
        assertThat(other.out()).contains("CLOSED  parked        1 key parked");

        assertThat(other.run("migrate", "cutover", "--yes", "--accept", "key7")).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("reverse.events");
        other.run("migrate", "status");
        assertThat(other.out()).contains("CLOSED  parked        1 key parked");
        decant.fail();
        source.remove(ObjectKey.of("key7"), Precondition.NONE);
        send("key7");
        assertThat(other.run("migrate", "verify")).isEqualTo(ExitCode.OK);
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    /** Parked, and different: it closes two gates. */
    @Test
    void aKeyThatIsTakenAsItIsClosesNoGate() throws Exception {
        queues.create("taken-dead");
        String back = queues.create("taken-back", "taken-dead", 50);
        decant.fail(Operation.COPY, "key7", StoreException.Kind.DENIED, "AccessDenied");
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread thread =
                Thread.ofPlatform()
                        .start(() -> exitCode.complete(decant.run("migrate", "start", "--reverse-follow", back)));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("step converging")
                    && other.out().contains("CLOSED  parked        1 key parked");
        });
        assertThat(other.run("migrate", "cutover", "--yes", "--accept", "key6")).isEqualTo(ExitCode.REFUSED);
        assertThat(other.err()).contains("verified (both sides were found different)", "parked (1 key parked)");

        assertThat(other.run("migrate", "cutover", "--yes", "--accept", "key7"))
                .as("stops where nobody moves the writers: %s", other.err())
                .isEqualTo(ExitCode.UNDECIDED);
        assertThat(other.out() + other.err()).contains("Cutover: cdn-target-only", "hooks.switch-writers");
        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void anOperatorHoldsItByAFile() throws Exception {
        Path hold = Files.createFile(directory.resolve("hold"));
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread.ofPlatform()
                .start(() ->
                        exitCode.complete(
                                decant.run("migrate", "start", "--until-converged", "--hold-file", hold.toString())));
        await(() -> decant.err().contains("Held back: the file " + hold + " is there."));
        assertThat(target.contents()).doesNotContainKey(ObjectKey.of("key1"));
        other.run("migrate", "status");
        assertThat(other.out()).contains("CLOSED  hold");

        Files.delete(hold);
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    @Test
    void passesRestForProductionAndUsersAreFollowed() throws Exception {
        Path flag = Files.createFile(directory.resolve("flag"));
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread.ofPlatform()
                .start(() ->
                        exitCode.complete(
                                decant.run("migrate", "start", "--until-converged", "--flag-file", flag.toString())));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("held back: the file " + flag + " is there");
        });
        send("key3");
        await(() -> target.peek(ObjectKey.of("key3")).isPresent());
        assertThat(target.peek(ObjectKey.of("key4"))).isEmpty();

        Files.delete(flag);
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    /** What the closing pass may not mend is left to a person, who has both sides verified again. */
    @Test
    void whatDiffersAlthoughNobodyWroteItClosesItsGate() throws Exception {
        Path file = directory.resolve("decant.yaml");
        Files.writeString(file, Files.readString(file).replace("delete-surplus: true", "delete-surplus: false"));
        target.put(ObjectKey.of("not of ours"), ETag.ofMd5(7, 7, 0), 1);
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        CommandLineHarness other = decant.other();
        Thread.ofPlatform()
                .start(() -> exitCode.complete(decant.run("migrate", "start", "--until-converged", "--max-lag", "1s")));
        await(() -> {
            other.run("migrate", "status");
            return other.out().contains("step converging");
        });
        assertThat(other.out()).contains("CLOSED  verified      both sides were found different");
        assertThat(decant.err())
                .contains("not of ours", "1 different, 0 written meanwhile", "another closing pass is made");

        target.remove(ObjectKey.of("not of ours"), Precondition.NONE);
        assertThat(other.run("migrate", "verify")).isEqualTo(ExitCode.OK);
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    /** What users write while both sides are verified is looked at again, and is no difference. */
    @Test
    void whatIsWrittenWhileItIsVerifiedIsLookedAtAgain() throws Exception {
        AtomicBoolean written = new AtomicBoolean();
        decant.buckets()
                .around(
                        new Interceptor() {
                            @Override
                            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                                    throws StoreException {
                                T answer = call.make();
                                boolean verifies = decant.err().contains("Step: verification.");
                                if (operation == Operation.LIST && verifies && written.compareAndSet(false, true)) {
                                    target.remove(ObjectKey.of("key5"), Precondition.NONE);
                                    send("key5");
                                }
                                return answer;
                            }
                        });
        assertThat(decant.run("migrate", "start", "--until-converged", "--max-lag", "3s"))
                .as(decant.err())
                .isEqualTo(ExitCode.OK);
        assertThat(written).isTrue();
        assertThat(decant.err()).doesNotContain("another closing pass");
        String page = directory.resolve("report.html").toString();
        assertThat(decant.run("migrate", "report", "--html", page, "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("\"verdict\" : \"EQUAL\"");
        assertThat(target.contents()).containsKey(ObjectKey.of("key5"));
    }

    /** Somebody is told, and of the address nothing is printed. */
    @Test
    void tellsByWebhookThatItIsHeld() throws Exception {
        Path flag = Files.createFile(directory.resolve("flag"));
        BlockingQueue<String> posted = new LinkedBlockingQueue<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/secret-token",
                exchange -> {
                    posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        Files.writeString(
                directory.resolve("decant.yaml"),
                "alerts:\n  webhook: http://127.0.0.1:" + server.getAddress().getPort() + "/secret-token\n",
                StandardOpenOption.APPEND);
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread.ofPlatform()
                .start(() ->
                        exitCode.complete(
                                decant.run("migrate", "start", "--until-converged", "--flag-file", flag.toString())));
        assertThat(posted.poll(2, TimeUnit.MINUTES))
                .contains("\"alert\":\"held\"", "\"state\":\"begun\"", "the file " + flag + " is there");
        Files.delete(flag);
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
        server.stop(0);
        assertThat(decant.out() + decant.err()).doesNotContain("secret-token");
    }

    @Test
    void pauseAndResumeNeedNobodyWhoRuns() {
        assertThat(decant.run("migrate", "pause")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("s3://target/ is paused");
        assertThat(decant.run("migrate", "resume")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("is not paused");
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        assertThat(decant.run("migrate", "status")).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("There is no migration from s3://source/ to s3://target/");
        Files.writeString(
                directory.resolve("decant.yaml"), "source: {bucket: s3://source}\ntarget: {bucket: s3://target}\n");
        assertThat(decant.run("migrate", "start")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("live.events");
    }

    private void put(String key, int version) {
        source.put(ObjectKey.of(key), ETag.ofMd5(version, version, 0), 1);
    }

    private void send(String key) {
        queues.send(
                url,
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",
                  "s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
                """
                        .formatted(Instant.now().minus(Duration.ofHours(2)), "ObjectCreated:Put", key));
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for three minutes").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(50));
        }
    }
}
