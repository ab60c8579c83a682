package decant.s3.queue;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.S3Credentials;
import decant.s3.events.EventDecoder;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against ElasticMQ. */
@Timeout(60)
final class QueueForgetterOnServerTest {
    private static ElasticQueues queues;

    private final AtomicBoolean isUnneeded = new AtomicBoolean(true);

    @BeforeAll
    static void startServer() {
        queues = new ElasticQueues();
    }

    @AfterAll
    static void stopServer() {
        queues.close();
    }

    @Test
    void forgetsWhatIsUnderstoodAndLeavesTheRestToTheDeadLetters() throws Exception {
        String deadLetters = queues.create("forgets-dead");
        String url = queues.create("forgets", "forgets-dead", 1);
        for (int i = 0; i < 200; i++) {
            queues.send(url, event("photos"));
        }
        queues.send(url, event("drawings"));
        try (SqsQueue queue = open(url)) {
            QueueForgetter forgetter = forgetter(queue);
            forgetter.start();
            await(() -> queues.count(url) == 0);
            forgetter.close();
        }
        assertThat(queues.count(deadLetters)).isEqualTo(1);
    }

    @Test
    void leavesEverythingWhileItIsNeededAndAfterItsEnd() throws Exception {
        queues.create("leaves-dead");
        String url = queues.create("leaves", "leaves-dead", 50);
        try (SqsQueue queue = open(url)) {
            QueueForgetter forgetter = forgetter(queue);
            forgetter.start();
            queues.send(url, event("photos"));
            await(() -> queues.count(url) == 0);
            isUnneeded.set(false);
            queues.send(url, event("photos"));
            forgetter.close();
            queues.send(url, event("photos"));
        }
        // One that was given back, or is nobody's for the time of a lease, is still there.
        assertThat(queues.count(url)).isEqualTo(2);
        await(() -> !queues.receive(url).isEmpty());
    }

    private QueueForgetter forgetter(SqsQueue queue) {
        Duration second = Duration.ofSeconds(1);
        return new QueueForgetter(
                queue,
                null,
                new EventDecoder("photos", ""),
                isUnneeded::get,
                new QueueOptions(4, 1, second, second, second, Duration.ofMillis(100)),
                Thread.ofVirtual().factory(),
                Clock.systemUTC(),
                QueueListener.NONE);
    }

    private static SqsQueue open(String url) {
        return SqsQueue.open(QueueUrl.parse(url), S3Credentials.NONE, "us-east-1", Clock.systemUTC());
    }

    private static String event(String bucket) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2026-11-26T18:00:00Z",
          "eventName":"ObjectCreated:Copy","s3":{"bucket":{"name":"%s"},"object":{"key":"key"}}}]}\
        """
                .formatted(bucket);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
