package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.memory.MemoryBucket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes a target obeys its control object. */
final class PauseTest {
    private static final ETag ETAG = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final ObjectKey CONTROL = ObjectKey.of(".decant/control");

    @TempDir private Path directory;
    private CommandLineHarness decant;
    private CommandLineHarness other;
    private MemoryBucket source;
    private MemoryBucket target;

    @BeforeEach
    void createBuckets() {
        decant = new CommandLineHarness(directory);
        other = decant.other();
        source = decant.buckets().create("source");
        target = decant.buckets().create("target");
    }

    @Test
    void aPausedSyncStandsStillUntilItIsResumed() throws Exception {
        source.put(ObjectKey.of("a"), ETAG, 1);
        assertThat(other.run("pause", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(other.out()).contains("s3://target/ is paused since", "may still take effect until");
        CompletableFuture<ExitCode> sync = begin("sync", "s3://source", "s3://target").exitCode();
        await(() -> decant.err().contains("paused since"));
        assertThat(sync).isNotDone();
        assertThat(target.contents().keySet()).containsExactly(CONTROL);

        assertThat(other.run("resume", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(sync.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.OK);
        assertThat(target.contents()).containsKey(ObjectKey.of("a"));
    }

    @Test
    void aPausedSyncCanBeStopped() throws Exception {
        source.put(ObjectKey.of("a"), ETAG, 1);
        other.run("pause", "s3://target");
        Running sync = begin("sync", "s3://source", "s3://target");
        await(() -> decant.err().contains("paused since"));
        sync.thread().interrupt();
        assertThat(sync.exitCode().get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(target.contents().keySet()).containsExactly(CONTROL);
    }

    /** The control object is no part of a migration: neither side of a comparison holds it. */
    @Test
    void itIsNoPartOfWhatIsCompared() {
        other.run("pause", "s3://target");
        other.run("resume", "s3://target");
        assertThat(decant.run("sync", "s3://source", "s3://target", "--delete-surplus")).isEqualTo(ExitCode.OK);
        assertThat(decant.run("verify", "s3://source", "s3://target")).isEqualTo(ExitCode.OK);
        assertThat(target.contents().keySet()).containsExactly(CONTROL);
    }

    @Test
    void pausingTwiceIsPausingOnce() {
        other.run("pause", "s3://target");
        String first = other.out();
        other.run("pause", "s3://target", "--output", "json");
        assertThat(other.out()).contains("\"paused\" : true", "\"epoch\" : 0");
        other.run("pause", "s3://target");
        assertThat(other.out()).isEqualTo(first);
    }

    @Test
    void whoeverCannotReadItDoesNotBegin() throws Exception {
        target.put(CONTROL, ETAG, 1);
        source.put(ObjectKey.of("a"), ETAG, 1);
        assertThat(decant.run("sync", "s3://source", "s3://target")).isEqualTo(ExitCode.PROTOCOL);
        assertThat(decant.err()).contains("s3://target/.decant/control is no control object");
        assertThat(target.contents().keySet()).containsExactly(CONTROL);
    }

    @Test
    void thereMustBeABucketToPause() {
        assertThat(other.run("pause", "s3://nowhere")).isEqualTo(ExitCode.NO_INPUT);
        assertThat(other.run("resume")).isEqualTo(ExitCode.USAGE);
    }

    private record Running(Thread thread, CompletableFuture<ExitCode> exitCode) {}

    private Running begin(String... arguments) {
        CompletableFuture<ExitCode> exitCode = new CompletableFuture<>();
        Thread thread = Thread.ofPlatform().start(() -> exitCode.complete(decant.run(arguments)));
        return new Running(thread, exitCode);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
