package decant.s3.queue;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.events.EventDecoder;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a queue in memory that counts the calls and answers when it is told to. */
@Timeout(60)
final class QueueForgetterTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(15);

    /** As long as nobody waits for it in a test. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final AtomicBoolean isUnneeded = new AtomicBoolean(true);
    private final AtomicInteger leaveAsked = new AtomicInteger();
    private final List<String> troubles = new ArrayList<>();
    private final AtomicInteger poison = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final FakeQueue queue = new FakeQueue();

    /** What was asked of it, and what waits in it. */
    private static class FakeQueue implements QueueCalls {
        final Deque<String> waiting = new ArrayDeque<>();
        final List<Duration> waits = new ArrayList<>();
        final List<Integer> deletions = new ArrayList<>();
        final ConcurrentLinkedQueue<String> deleted = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<String> givenBack = new ConcurrentLinkedQueue<>();
        final ConcurrentLinkedQueue<String> sent = new ConcurrentLinkedQueue<>();

        @Override
        public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
            assertThat(lease).isEqualTo(LEASE);
            return take(wait);
        }

        synchronized List<QueueMessage> take(Duration wait) {
            waits.add(wait);
            List<QueueMessage> taken = new ArrayList<>();
            while (taken.size() < SqsQueue.MAX_BATCH && !waiting.isEmpty()) {
                String body = waiting.remove();
                taken.add(new QueueMessage(body, body, body, 1, Instant.MAX));
            }
            return taken;
        }

        @Override
        public synchronized void delete(List<QueueMessage> messages) throws StoreException {
            deletions.add(messages.size());
            messages.forEach(message -> deleted.add(message.body()));
        }

        @Override
        public void lease(List<QueueMessage> messages, Duration lease) {
            assertThat(lease).isZero();
            messages.forEach(message -> givenBack.add(message.body()));
        }

        @Override
        public void send(String body) {
            sent.add(body);
        }

        synchronized int calls() {
            return waits.size() + deletions.size();
        }
    }

    private QueueForgetter forgetter(QueueCalls asked, int receivers, Duration patience, @Nullable QueueCalls dead) {
        return new QueueForgetter(
                asked,
                dead,
                new EventDecoder("photos", ""),
                () -> {
                    leaveAsked.incrementAndGet();
                    return isUnneeded.get();
                },
                new QueueOptions(receivers, 1, LONG, LEASE, LEASE, patience),
                Thread.ofVirtual().factory(),
                Clock.systemUTC(),
                new QueueListener() {
                    @Override
                    public void received(int messages) {
                        told.addAndGet(messages);
                    }

                    @Override
                    public void poison(String messageId, String why) {
                        poison.incrementAndGet();
                    }

                    @Override
                    public void trouble(String sentence) {
                        synchronized (troubles) {
                            troubles.add(sentence);
                        }
                    }
                });
    }

    private static String event(int number) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2026-11-26T18:00:00Z",
          "eventName":"ObjectCreated:Copy","s3":{"bucket":{"name":"photos"},"object":{"key":"key%d"}}}]}\
        """
                .formatted(number);
    }

    private void tell(int messages) {
        for (int i = 0; i < messages; i++) {
            queue.waiting.add(event(i));
        }
    }

    @Test
    void asksForTenAndForgetsTenWhileManyComeAndThenLeavesTheQueueAlone() throws Exception {
        tell(97);
        QueueForgetter forgetter = forgetter(queue, 1, FOR_EVER, null);
        forgetter.start();
        await(() -> queue.deleted.size() == 97);
        forgetter.close();

        assertThat(queue.deletions).hasSize(10).startsWith(10, 10, 10).endsWith(7);
        // Nine full ones, seven, and one that finds nothing more; only the first one waits.
        assertThat(queue.waits).hasSize(11).startsWith(LONG, Duration.ofSeconds(1)).containsOnlyOnce(LONG);
        assertThat(told).hasValue(97);
    }

    @Test
    void aQueueThatTellsNothingCostsACallAndThenNothingForAWhile() throws Exception {
        QueueForgetter forgetter = forgetter(queue, 8, FOR_EVER, null);
        forgetter.start();
        await(() -> queue.calls() == 1);
        forgetter.close();
        assertThat(queue.waits).containsExactly(LONG);
        assertThat(queue.deletions).isEmpty();
    }

    @Test
    void aTrickleIsTakenInOneCallAndForgottenInOne() throws Exception {
        tell(4);
        QueueForgetter forgetter = forgetter(queue, 8, FOR_EVER, null);
        forgetter.start();
        await(() -> queue.deleted.size() == 4);
        forgetter.close();
        assertThat(queue.calls()).isEqualTo(2);
    }

    @Test
    void asksManyTimesAtOnceWhileCallsComeBackFull() throws Exception {
        CountDownLatch atOnce = new CountDownLatch(2);
        FakeQueue busy =
                new FakeQueue() {
                    @Override
                    public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
                        if (!wait.equals(LONG)) {
                            atOnce.countDown();
                            awaitOrFail(atOnce);
                        }
                        return super.receive(wait, lease);
                    }
                };
        for (int i = 0; i < 500; i++) {
            busy.waiting.add(event(i));
        }
        QueueForgetter forgetter = forgetter(busy, 3, FOR_EVER, null);
        forgetter.start();
        await(() -> busy.deleted.size() == 500);
        forgetter.close();
        assertThat(busy.deleted).doesNotHaveDuplicates();
        assertThat(troubles).isEmpty();
    }

    /** A call waits for a message when the link back is about to begin, and brings what the application wrote. */
    private static final class LateQueue extends FakeQueue {
        final CountDownLatch asked = new CountDownLatch(1);
        final CountDownLatch answers = new CountDownLatch(1);

        @Override
        public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
            asked.countDown();
            awaitOrFail(answers);
            return super.receive(wait, lease);
        }
    }

    @Test
    void r10WhatACallBringsWhenItIsToEndIsGivenBackAndNotForgotten() throws Exception {
        LateQueue late = new LateQueue();
        QueueForgetter forgetter = forgetter(late, 1, FOR_EVER, null);
        forgetter.start();
        awaitOrFail(late.asked);
        Thread ending = Thread.ofVirtual().start(() -> close(forgetter));
        late.waiting.add(event(1));
        await(() -> ending.getState() == Thread.State.TIMED_WAITING);
        late.answers.countDown();
        ending.join();

        assertThat(late.givenBack).containsExactly(event(1));
        assertThat(late.deleted).isEmpty();
        assertThat(told).hasValue(0);
    }

    @Test
    void r10WhatACallBringsWhenTheLeaveIsGoneIsGivenBackAndNothingIsAskedForWithout() throws Exception {
        LateQueue late = new LateQueue();
        QueueForgetter forgetter = forgetter(late, 1, Duration.ofMillis(1), null);
        forgetter.start();
        awaitOrFail(late.asked);
        // As after another machine has begun a cutover, or this one has slept meanwhile.
        isUnneeded.set(false);
        late.waiting.add(event(1));
        late.answers.countDown();
        await(() -> !late.givenBack.isEmpty());
        int before = leaveAsked.get();
        await(() -> leaveAsked.get() > before + 20);
        assertThat(late.calls()).isEqualTo(1);
        assertThat(late.givenBack).containsExactly(event(1));

        isUnneeded.set(true);
        late.waiting.add(event(2));
        await(() -> late.deleted.contains(event(2)));
        forgetter.close();
    }

    @Test
    void aCallThatIsCutOffDoesNotHoldUpTheEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        FakeQueue silent =
                new FakeQueue() {
                    @Override
                    public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
                        asked.countDown();
                        try {
                            Thread.sleep(FOR_EVER);
                        } catch (InterruptedException _) {
                            throw failure(StoreException.Kind.CANCELLED);
                        }
                        return List.of();
                    }
                };
        QueueForgetter forgetter = forgetter(silent, 1, FOR_EVER, null);
        forgetter.start();
        awaitOrFail(asked);
        forgetter.close();
        assertThat(silent.deleted).isEmpty();
        assertThat(troubles).isEmpty();
    }

    @Test
    void aQueueThatFailsIsSaidAndAskedAgain() throws Exception {
        AtomicInteger failures = new AtomicInteger(3);
        FakeQueue failing =
                new FakeQueue() {
                    @Override
                    public List<QueueMessage> receive(Duration wait, Duration lease) throws StoreException {
                        if (failures.getAndDecrement() > 0) {
                            throw failure(StoreException.Kind.DENIED);
                        }
                        return super.receive(wait, lease);
                    }
                };
        failing.waiting.add(event(1));
        QueueForgetter forgetter = forgetter(failing, 1, Duration.ofMillis(1), null);
        forgetter.start();
        await(() -> failing.deleted.size() == 1);
        forgetter.close();
        assertThat(troubles).containsExactly("It fails.", "It fails.", "It fails.");
    }

    @Test
    void whatIsNotUnderstoodIsLeftToTheDeadLetters() throws Exception {
        queue.waiting.add("{\"what\":\"is this\"}");
        tell(1);
        QueueForgetter forgetter = forgetter(queue, 1, FOR_EVER, null);
        forgetter.start();
        await(() -> !queue.deleted.isEmpty());
        forgetter.close();
        assertThat(queue.deleted).containsExactly(event(0));
        assertThat(poison).hasValue(1);
    }

    @Test
    void whatIsNotUnderstoodIsSentToTheDeadLettersThatWereNamed() throws Exception {
        FakeQueue dead = new FakeQueue();
        queue.waiting.add(event(1).replace("photos", "drawings"));
        QueueForgetter forgetter = forgetter(queue, 1, FOR_EVER, dead);
        forgetter.start();
        await(() -> !queue.deleted.isEmpty());
        forgetter.close();
        assertThat(dead.sent).hasSize(1);
    }

    private static StoreException failure(StoreException.Kind kind) {
        return new StoreException(kind, Operation.INSPECT, null, "Failure", "It fails.", null);
    }

    private static void close(QueueForgetter forgetter) {
        try {
            forgetter.close();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitOrFail(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited for half a minute").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(2));
        }
    }
}
