package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.memory.MemoryBucket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a function had no time for is worked off by a pass that is followed, too. */
final class TakeOverTest {
    private static final ObjectKey FILM = ObjectKey.of("film");
    private static final ObjectKey NOTE = ObjectKey.of(".decant/pending/film");

    @TempDir private Path directory;

    @Test
    void keysThatAFunctionHandedOverAreWorkedOffByAFollowedSync() throws Exception {
        CommandLineHarness decant = new CommandLineHarness(directory);
        MemoryBucket source = decant.buckets().create("source");
        MemoryBucket target = decant.buckets().create("target");
        source.put(FILM, ETag.ofMd5(1, 1, 0), 1);
        target.put(NOTE, ETag.ofMd5(0, 0, 0), 0);
        try (ElasticQueues queues = new ElasticQueues()) {
            queues.create("dead");
            String url = queues.create("events", "dead", 5);
            CompletableFuture<ExitCode> ended = new CompletableFuture<>();
            Thread running =
                    Thread.ofPlatform()
                            .start(() ->
                                    ended.complete(
                                            decant.run(
                                                    "sync",
                                                    "s3://source",
                                                    "s3://target",
                                                    "--no-sign-request",
                                                    "--heartbeat",
                                                    "off",
                                                    "--follow",
                                                    url)));
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (!decant.err().contains("The pass has ended")) {
                assertThat(System.nanoTime()).as("waited for a minute").isLessThan(deadline);
                Thread.sleep(Duration.ofMillis(20));
            }
            running.interrupt();
            assertThat(ended.join()).isEqualTo(ExitCode.INTERRUPTED);
        }
        assertThat(decant.err()).contains("Keys taken over from a function that had no time for them: 1.");
        assertThat(target.contents()).containsOnlyKeys(FILM);
    }
}
