package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.s3.queue.ElasticQueues;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A whole migration whose target tells its events in an SQS queue, while an application writes. */
@Timeout(300)
@Tag("story")
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class CutoverByQueueTest {
    /** What a bucket has told before anybody read the queue. */
    private static final int TOLD_BEFORE = 500;

    @TempDir private Path directory;
    private ElasticQueues queues;
    private String deadLetters;
    private String url;
    private QueueRelay relay;
    private CutoverWorld world;

    @BeforeEach
    void open() throws IOException {
        queues = new ElasticQueues();
        deadLetters = queues.create("target-dead");
        url = queues.create("target", "target-dead", 50);
        relay = new QueueRelay(queues, url);
        world = new CutoverWorld(directory, relay.port(), url);
        world.application().start();
    }

    @AfterEach
    void close() {
        world.close();
        relay.close();
        queues.close();
    }

    @Test
    void lettingTheQueueGoBeforeLosesNothingAfterwards() throws Exception {
        for (int i = 0; i < TOLD_BEFORE; i++) {
            queues.send(url, ofACopy("album/" + i));
        }
        CutoverWorld.Running running = world.start();
        world.awaitConverged();
        world.awaitTargetsEventsTaken();
        awaitEmptyQueue();
        world.type("migrate", "status");
        assertThat(world.seen()).contains("the target tells its events, ", "let go until a cutover needs them");

        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        world.type("migrate", "status");
        assertThat(world.seen()).doesNotContain("let go until");
        awaitDeeds();

        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        whoKnowsNothingOfTheCutoverLeavesTheQueueAlone();
        running = world.start();
        awaitEmptyQueue();
        assertThat(world.type("migrate", "rollback", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        awaitDeeds();
        awaitEmptyQueue();
        assertThat(world.type("migrate", "verify")).isEqualTo(ExitCode.OK);
        world.awaitConverged();

        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        awaitDeeds();
        world.application().stop();
        world.assertNothingIsLost();
        assertThat(queues.count(deadLetters)).isZero();
        assertThat(world.type("migrate", "finish", "--yes", "--quiet-for", "1s"))
                .as("%s", world.seen())
                .isEqualTo(ExitCode.OK);
        assertThat(running.ended()).as(running.said()).isEqualTo(ExitCode.OK);
    }

    /** Another machine, or somebody who names another state file, while the application writes at the target. */
    private void whoKnowsNothingOfTheCutoverLeavesTheQueueAlone() throws InterruptedException {
        awaitDeeds();
        world.awaitTargetsEventsTaken();
        long waiting = queues.count(url);
        assertThat(world.type("migrate", "start", "--state", directory.resolve("another").toString()))
                .isNotIn(ExitCode.OK, ExitCode.INTERRUPTED);
        assertThat(world.seen()).contains("does not know since when both sides agree");
        assertThat(queues.count(url)).isGreaterThanOrEqualTo(waiting).isPositive();
    }

    @Test
    void aQueueThatIsGoneIsSaidAndStopsNothing() throws Exception {
        CutoverWorld.Running running = world.start();
        world.awaitConverged();
        queues.delete(url);
        world.await(
                "it is said",
                () -> {
                    world.type("migrate", "status");
                    return world.seen().contains("the target's queue cannot be read");
                });
        assertThat(world.seen()).contains("QueueDoesNotExist", "phase   converged");
        assertThat(world.type("migrate", "cutover", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.seen()).contains("could not be read for a link back: ", "QueueDoesNotExist");
        awaitDeeds();
        world.application().stop();
        world.assertNothingIsLost();
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(running.said()).containsOnlyOnce("The target's queue cannot be read, so it fills up");
    }

    private void awaitEmptyQueue() throws InterruptedException {
        world.await("everything in the target's queue is let go", () -> queues.count(url) == 0);
    }

    private void awaitDeeds() throws InterruptedException {
        long before = world.application().deeds();
        world.await("the application goes on", () -> world.application().deeds() > before + 30);
    }

    private static String ofACopy(String key) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2026-11-01T00:00:00Z",
          "eventName":"ObjectCreated:Copy","s3":{"bucket":{"name":"target"},"object":{"key":"%s"}}}]}\
        """
                .formatted(key);
    }
}
