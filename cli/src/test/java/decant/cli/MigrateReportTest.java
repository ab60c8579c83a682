package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.output.Json;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** {@code decant migrate report}: of a migration that has ended, has failed, or runs. */
final class MigrateReportTest {
    private static ElasticQueues queues;

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private MemoryBucket source;

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
        decant.buckets().create("target");
        String name = info.getTestMethod().orElseThrow().getName();
        queues.create(name + "-dead");
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
                """
                        .formatted(queues.create(name, name + "-dead", 50)));
        for (int i = 0; i < 20; i++) {
            source.put(ObjectKey.of("key" + i), ETag.of("%032x".formatted(i)), 1000);
        }
    }

    private String page() throws IOException {
        return Files.readString(directory.resolve("report.html"));
    }

    @Test
    void tellsOfOneThatHasEnded() throws Exception {
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);

        assertThat(decant.run("migrate", "report", "--certificate", "certificate.json")).isEqualTo(ExitCode.OK);
        assertThat(decant.out()).contains("copied   20 objects, 19.5 KiB", "verified EQUAL", "report.html");
        assertThat(page()).contains("backfill", "closing-pass", "Converged", "EQUAL", "No process is at it");

        byte[] certificate = Files.readAllBytes(directory.resolve("certificate.json"));
        String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
        assertThat(page()).contains(sha256);
        assertThat(Json.read(Files.readString(directory.resolve("certificate.json"))))
                .containsEntry("verdict", "EQUAL")
                .containsEntry("sourceKeys", 20);
    }

    /** What was done before is not forgotten by the process that goes on. */
    @Test
    void tellsOfOneThatFailedAndWentOn() throws Exception {
        decant.fail(Operation.COPY, "key7", StoreException.Kind.BAD_CREDENTIALS, "ExpiredToken");
        assertThat(decant.run("migrate", "start", "--until-converged")).isEqualTo(ExitCode.DENIED);
        assertThat(decant.run("migrate", "report", "--output", "json")).isEqualTo(ExitCode.OK);
        Map<String, Object> failed = Json.read(decant.out());
        assertThat(failed).containsEntry("step", "backfill").containsEntry("running", false);
        assertThat(page()).contains("Nothing was verified yet");

        decant.fail();
        assertThat(decant.run("migrate", "start", "--until-converged")).as(decant.err()).isEqualTo(ExitCode.OK);
        assertThat(decant.run("migrate", "report", "--output", "json")).isEqualTo(ExitCode.OK);
        Map<String, Object> done = Json.read(decant.out());
        assertThat(done).containsEntry("copied", 20).containsEntry("bytes", 20_000).containsEntry("verdict", "EQUAL");
        assertThat((double) done.get("dollars")).isGreaterThan((double) failed.get("dollars"));
    }

    @Test
    void tellsOfOneThatRuns() throws Exception {
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run("migrate", "start")));
        CommandLineHarness other = decant.other();
        long begun = System.nanoTime();
        do {
            TimeUnit.MILLISECONDS.sleep(20);
            other.run("migrate", "report", "--output", "json");
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.MINUTES.toNanos(2));
        } while (!other.out().contains("\"phase\" : \"converged\""));
        assertThat(other.out()).contains("\"running\" : true", "\"verdict\" : \"EQUAL\"");
        assertThat(page()).doesNotContain("No process is at it");

        thread.interrupt();
        assertThat(exitCode.get(1, TimeUnit.MINUTES)).isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void saysWhereThereIsNothingToTell() {
        assertThat(decant.run("migrate", "report")).isEqualTo(ExitCode.STATE);
        assertThat(decant.err()).contains("There is no migration from s3://source/");
    }
}
