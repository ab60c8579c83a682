package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.output.Json;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.s3.survey.Survey;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** {@code budget:} of a migration: each write costs a dollar here, and all else nothing. */
final class MigrateBudgetTest {
    private static final int KEYS = 60;
    private static ElasticQueues queues;

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private CommandLineHarness other;
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
        other = decant.other();
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
        String name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
        url = queues.create(name, name + "-dead", 50);
        Path prices = directory.resolve("prices.properties");
        Files.writeString(prices, "date=today\nwrite.us-east-1=1000\nread.us-east-1=0\n");
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
                limits:
                  max-concurrency: 1
                budget:
                  dollars: 20
                  prices: %s
                """
                        .formatted(url, prices));
        for (int i = 0; i < KEYS; i++) {
            source.put(ObjectKey.of("key%02d".formatted(i)), ETag.of("%032x".formatted(i)), 1);
        }
    }

    @Test
    void passesStopUsersAreFollowedAndMoreMoneyGoesOn() throws Exception {
        CompletableFuture<ExitCode> exitCode = start();
        await(() -> status().contains("held back: the budget of $20.00 is spent"));
        assertThat(status()).contains("of $20.00, 1", "'decant migrate throttle --budget-dollars N'");
        int copied = target.contents().size();
        assertThat(copied).isBetween(10, 22);

        send("key59");
        await(() -> target.peek(ObjectKey.of("key59")).isPresent());
        assertThat(target.contents()).hasSize(copied + 1);

        assertThat(other.run("migrate", "throttle", "--budget-dollars", "100000")).isEqualTo(ExitCode.OK);
        assertThat(other.out()).contains("--budget-dollars             $100,000");
        assertThat(exitCode.get(2, TimeUnit.MINUTES)).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(target.contents().keySet()).containsAll(source.contents().keySet());
    }

    @Test
    void whatWasSpentIsNotForgottenByTheProcessThatGoesOn() throws Exception {
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start")));
        await(() -> status().contains("held back: the budget"));
        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
        int copied = target.contents().size();
        assertThat(other.run("migrate", "status", "--output", "json")).isEqualTo(ExitCode.OK);
        double spent = spent();
        assertThat(spent).isGreaterThanOrEqualTo(20);

        CompletableFuture<ExitCode> next = start();
        await(() -> status().contains("held back: the budget"));
        assertThat(target.contents()).hasSize(copied);
        other.run("migrate", "status", "--output", "json");
        assertThat(spent()).isGreaterThanOrEqualTo(spent);
        other.run("migrate", "throttle", "--budget-dollars", "100000");
        assertThat(next.get(2, TimeUnit.MINUTES)).isEqualTo(ExitCode.OK);
    }

    /** A bound that nobody can measure against is none. */
    @Test
    void isRefusedWhereNobodyKnowsWhatItCosts() throws IOException {
        Survey known = MemoryBuckets.NOTHING_SPECIAL;
        decant.buckets().survey("target", new Survey("moon-1", false, known.settings(), known.uploads()));

        assertThat(decant.run("migrate", "start", "--until-converged")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--budget-dollars cannot be kept", "lacks us-east-1, moon-1");
        assertThat(target.contents()).doesNotContainKey(ObjectKey.of("key00"));
    }

    @Test
    void isANumberAboveNothingAndPricesArePrices() throws IOException {
        assertThat(decant.run("migrate", "start", "--budget-dollars", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--budget-dollars is a number above 0, not 0.0.");
        Path wrong = Files.writeString(directory.resolve("wrong"), "write.us-east-1=cheap\n");
        assertThat(decant.run("migrate", "start", "--prices", wrong.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("write.us-east-1=cheap, which is no price");
    }

    private CompletableFuture<ExitCode> start() {
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start", "--until-converged")));
        return exitCode;
    }

    private String status() {
        other.run("migrate", "status");
        return other.out();
    }

    private double spent() {
        return Json.read(other.out()).get("spent") instanceof Map<?, ?> spent
                        && spent.get("dollars") instanceof Number n
                ? n.doubleValue()
                : -1;
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
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for two minutes").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(50));
        }
    }
}
