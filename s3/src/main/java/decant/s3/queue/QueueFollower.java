package decant.s3.queue;

import decant.live.Live;
import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings a queue's messages to a follower and what it says of them back to the queue. Messages that are not understood
 * go to the dead-letter queue: sent there where one was named, else by never being acknowledged. While the follower has
 * no room nothing is received.
 *
 * <p>Failures of the queue are waited out, except those that waiting does not mend; they stop the follower and surface
 * from {@link #close}.
 */
public final class QueueFollower {
    /**
     * How long a call that waits for messages may go on when it all ends: the queue may give a message to one that is
     * cut off, and then it is nobody's until its lease is over.
     */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final SqsQueue queue;
    private final @Nullable SqsQueue deadLetters;
    private final EventDecoder decoder;
    private final Live live;
    private final QueueOptions options;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final QueueListener listener;
    private final HeldMessages held = new HeldMessages();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Thread> receivers = new ArrayList<>();
    private final List<Thread> others = new ArrayList<>();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable StoreException failure;
    private volatile boolean ended;
    private volatile boolean keptSome;

    /**
     * A follower of a queue that has not begun.
     *
     * @param deadLetters where messages are sent that are not understood; {@code null} to leave them to the queue's own
     *     redrive policy
     */
    public QueueFollower(
            SqsQueue queue,
            @Nullable SqsQueue deadLetters,
            EventDecoder decoder,
            Live live,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock,
            QueueListener listener) {
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.decoder = decoder;
        this.live = live;
        this.options = options;
        this.threads = threads;
        this.clock = clock;
        this.listener = listener;
    }

    /** Begins to receive, on threads of its own. */
    public void start() {
        for (int i = 0; i < options.receivers(); i++) {
            receivers.add(threads.newThread(this::receiveUntilStopped));
        }
        for (int i = 0; i < options.senders(); i++) {
            others.add(threads.newThread(this::acknowledgeUntilSettled));
        }
        others.add(threads.newThread(this::renewUntilSettled));
        receivers.forEach(Thread::start);
        others.forEach(Thread::start);
    }

    /** Whether every message that was not acknowledged went back to the queue; to be asked after {@link #close}. */
    public boolean gaveBack() {
        return ended && !keptSome;
    }

    /** Messages that were received and are not yet acknowledged. */
    public int held() {
        return held.count();
    }

    /**
     * Ends it, after {@link Live#run} has returned: what was acknowledged is deleted, the rest given back to the queue.
     *
     * @throws StoreException a failure of the queue that stopped the follower
     */
    public void close() throws StoreException, InterruptedException {
        stopped.countDown();
        Instant end = clock.instant().plus(GRACE);
        for (Thread receiver : receivers) {
            receiver.join(Duration.between(clock.instant(), end));
        }
        receivers.forEach(Thread::interrupt);
        for (Thread receiver : receivers) {
            receiver.join();
        }
        settled.countDown();
        for (Thread other : others) {
            other.join();
        }
        giveBack(held.takeGivenBack());
        ended = true;
        StoreException why = failure;
        if (why != null) {
            throw why;
        }
    }

    private void receiveUntilStopped() {
        try {
            while (stopped.getCount() > 0) {
                receive();
            }
        } catch (InterruptedException _) {
            // The wish to end.
        }
    }

    private void receive() throws InterruptedException {
        List<QueueMessage> messages;
        try {
            messages = queue.receive(options.longestWait(), options.firstLease());
            listener.well();
        } catch (StoreException e) {
            waitOut(e);
            return;
        }
        if (messages.isEmpty()) {
            return;
        }
        listener.received(messages.size());
        messages.forEach(held::add);
        for (int i = 0; i < messages.size(); i++) {
            try {
                handOn(messages.get(i));
            } catch (InterruptedException e) {
                messages.subList(i, messages.size()).forEach(held::giveBack);
                throw e;
            }
        }
    }

    private void handOn(QueueMessage message) throws InterruptedException {
        switch (decoder.decode(message.body())) {
            case Notice.Hints(var hints) -> live.offer(hints, new MessageDelivery(held, message));
            case Notice.Test() -> held.acknowledge(message);
            case Notice.Poison(String why) -> {
                listener.poison(message.id(), why);
                bury(message);
            }
        }
    }

    private void bury(QueueMessage message) throws InterruptedException {
        if (deadLetters == null) {
            held.abandon(message);
            return;
        }
        try {
            deadLetters.send(message.body());
            held.acknowledge(message);
        } catch (StoreException e) {
            held.abandon(message);
            waitOut(e);
        }
    }

    /** Waits, unless the failure is of a kind that stays. */
    private void waitOut(StoreException e) throws InterruptedException {
        switch (e.kind()) {
            case NO_SUCH_BUCKET, DENIED, BAD_CREDENTIALS, INVALID -> {
                failure = e;
                stopped.countDown();
                live.stop();
            }
            case CANCELLED -> throw new InterruptedException("Stopped while waiting for messages.");
            case THROTTLED,
                    UNAVAILABLE,
                    OUTCOME_UNKNOWN,
                    NO_SUCH_KEY,
                    WRONG_REGION,
                    ARCHIVED,
                    UNSUPPORTED,
                    CORRUPT,
                    HELD,
                    OUTDATED -> {
                listener.trouble(String.valueOf(e.getMessage()));
                // The thread goes on at once when it is to end.
                boolean ending = stopped.await(options.patience().toMillis(), TimeUnit.MILLISECONDS);
                if (ending) {
                    throw new InterruptedException("Stopped while the queue did not answer.");
                }
            }
        }
    }

    private void acknowledgeUntilSettled() {
        try {
            List<QueueMessage> taken;
            do {
                taken = held.takeAcknowledged(SqsQueue.MAX_BATCH, Duration.ofMillis(100));
                if (!taken.isEmpty()) {
                    delete(taken);
                }
            } while (settled.getCount() > 0 || !taken.isEmpty());
        } catch (InterruptedException _) {
            // What is not deleted comes again, and is found to be done.
        }
    }

    private void delete(List<QueueMessage> messages) {
        try {
            queue.delete(messages);
        } catch (StoreException e) {
            // They come again, and are found to be done.
            listener.trouble(String.valueOf(e.getMessage()));
        }
    }

    private void renewUntilSettled() {
        Duration rest = options.lease().dividedBy(3);
        try {
            boolean ending = false;
            while (!ending) {
                Instant now = clock.instant();
                // What must be put off before the next turn comes.
                Instant before = now.plus(rest.multipliedBy(2));
                renew(before, now.plus(options.lease()));
                giveBack(held.takeGivenBack());
                ending = settled.await(rest.toMillis() / 4 + 1, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            // Leases run out by themselves.
        }
    }

    private void renew(Instant before, Instant leasedUntil) {
        List<QueueMessage> due = held.takeToRenew(before, leasedUntil, SqsQueue.MAX_BATCH);
        while (!due.isEmpty()) {
            lease(due, options.lease());
            due = held.takeToRenew(before, leasedUntil, SqsQueue.MAX_BATCH);
        }
    }

    private void giveBack(List<QueueMessage> messages) {
        for (int begin = 0; begin < messages.size(); begin += SqsQueue.MAX_BATCH) {
            keptSome |=
                    !lease(
                            messages.subList(begin, Math.min(begin + SqsQueue.MAX_BATCH, messages.size())),
                            Duration.ZERO);
        }
    }

    private boolean lease(List<QueueMessage> messages, Duration lease) {
        try {
            queue.lease(messages, lease);
            return true;
        } catch (StoreException e) {
            // Then they come again before they are done: twice the work, and nothing lost.
            listener.trouble(String.valueOf(e.getMessage()));
            return false;
        }
    }
}
