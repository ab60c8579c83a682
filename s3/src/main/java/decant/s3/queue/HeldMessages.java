package decant.s3.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The messages that were received and not yet deleted, and those to be deleted next. Knows no queue. Safe for any
 * number of threads.
 */
final class HeldMessages {
    private final Map<String, QueueMessage> held = new LinkedHashMap<>();
    private final BlockingQueue<QueueMessage> acknowledged = new LinkedBlockingQueue<>();
    private final List<QueueMessage> givenBack = new ArrayList<>();

    synchronized void add(QueueMessage message) {
        held.put(message.handle(), message);
    }

    synchronized int count() {
        return held.size();
    }

    void acknowledge(QueueMessage message) {
        synchronized (this) {
            held.remove(message.handle());
        }
        acknowledged.add(message);
    }

    synchronized void giveBack(QueueMessage message) {
        held.remove(message.handle());
        givenBack.add(message);
    }

    /** It is left to itself: nobody puts off its return to the queue any more. */
    synchronized void abandon(QueueMessage message) {
        held.remove(message.handle());
    }

    /** Waits for acknowledged messages and takes those that are there, up to a number; none if none came in time. */
    List<QueueMessage> takeAcknowledged(int limit, Duration wait) throws InterruptedException {
        List<QueueMessage> taken = new ArrayList<>();
        QueueMessage first = acknowledged.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            acknowledged.drainTo(taken, limit - 1);
        }
        return taken;
    }

    synchronized List<QueueMessage> takeGivenBack() {
        List<QueueMessage> taken = List.copyOf(givenBack);
        givenBack.clear();
        return taken;
    }

    /** Up to so many messages whose lease ends before a time; they are noted as leased anew. */
    synchronized List<QueueMessage> takeToRenew(Instant before, Instant leasedUntil, int limit) {
        List<QueueMessage> taken =
                held.values().stream().filter(message -> message.leaseEnds().isBefore(before)).limit(limit).toList();
        taken.forEach(message -> held.put(message.handle(), message.leasedUntil(leasedUntil)));
        return taken;
    }
}
