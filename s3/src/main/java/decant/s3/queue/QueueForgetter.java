package decant.s3.queue;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import decant.s3.events.EventDecoder;
import decant.s3.events.Notice;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a queue forget what it is told while nobody needs that, so that whoever needs it later does not have to work
 * through all that was told before. A message that is not understood goes the way that it goes at a {@link
 * QueueFollower}: to the dead-letter queue, and never into oblivion.
 *
 * <p><b>What is needed is not forgotten.</b> A message is deleted only if it was received, and <em>then</em> still
 * nobody needed what is told: so it was sent before that changed, whenever its deletion lands, and also if this process
 * stands still for an hour between the two or is killed. What comes in with that change, or with {@link #close}, is
 * given back at once. What a call brings that was cut off, nobody has seen: the queue hands it out again when its first
 * lease is over.
 *
 * <p>One call waits for messages as long as SQS lets it. While calls come back full, more of them are made at once, up
 * to a bound; where few messages came the queue is left alone for the options' patience, so that a trickle is taken by
 * the ten, too. Failures of the queue never end it: it is asked again, ever more seldom.
 */
public final class QueueForgetter {
    /** Where a call brings fewer, hardly any more are there. */
    private static final int MANY = SqsQueue.MAX_BATCH / 2;

    /** Long polling, which looks everywhere in the queue [SQS developer guide], and yet soon over. */
    private static final Duration BRIEFLY = Duration.ofSeconds(1);

    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    /** As for {@link QueueFollower}. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final QueueCalls queue;
    private final @Nullable QueueCalls deadLetters;
    private final EventDecoder decoder;
    private final BooleanSupplier isUnneeded;
    private final QueueOptions options;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final QueueListener listener;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** Guarded by itself; nobody joins it once it is stopped. */
    private final Set<Thread> readers = new HashSet<>();

    /**
     * One that has not begun.
     *
     * @param deadLetters where messages are sent that are not understood; {@code null} to leave them to the queue's own
     *     redrive policy
     * @param isUnneeded whether nobody needs what is told up to this moment; asked by many threads at once
     * @param options of whose receivers there is one while little comes
     */
    public QueueForgetter(
            SqsQueue queue,
            @Nullable SqsQueue deadLetters,
            EventDecoder decoder,
            BooleanSupplier isUnneeded,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock,
            QueueListener listener) {
        this(
                QueueCalls.of(queue),
                deadLetters == null ? null : QueueCalls.of(deadLetters),
                decoder,
                isUnneeded,
                options,
                threads,
                clock,
                listener);
    }

    QueueForgetter(
            QueueCalls queue,
            @Nullable QueueCalls deadLetters,
            EventDecoder decoder,
            BooleanSupplier isUnneeded,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock,
            QueueListener listener) {
        this.queue = queue;
        this.deadLetters = deadLetters;
        this.decoder = decoder;
        this.isUnneeded = isUnneeded;
        this.options = options;
        this.threads = threads;
        this.clock = clock;
        this.listener = listener;
    }

    /** Begins to receive, on threads of its own. */
    public void start() {
        read(this::forgetUntilStopped);
    }

    /**
     * Ends it. Nothing is received and nothing deleted any more when this returns.
     *
     * @throws InterruptedException also then; but calls that were under way may go on for a moment
     */
    public void close() throws InterruptedException {
        List<Thread> ending;
        synchronized (readers) {
            stopped.countDown();
            ending = List.copyOf(readers);
        }
        Instant end = clock.instant().plus(GRACE);
        try {
            for (Thread reader : ending) {
                reader.join(Duration.between(clock.instant(), end));
            }
        } finally {
            ending.forEach(Thread::interrupt);
        }
        for (Thread reader : ending) {
            reader.join();
        }
    }

    private void read(Runnable work) {
        synchronized (readers) {
            if (stopped.getCount() > 0 && readers.size() < options.receivers()) {
                Thread reader =
                        threads.newThread(() -> {
                            work.run();
                            synchronized (readers) {
                                readers.remove(Thread.currentThread());
                            }
                        });
                readers.add(reader);
                reader.start();
            }
        }
    }

    private void forgetUntilStopped() {
        Duration rest = options.patience();
        try {
            do {
                boolean isWell = forgetWhileManyCome(options.longestWait());
                rest = isWell ? options.patience() : longer(rest);
            } while (!stopped.await(rest.toMillis(), MILLISECONDS));
        } catch (InterruptedException _) {
            // The wish to end.
        }
    }

    private static Duration longer(Duration rest) {
        Duration doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }

    private void help() {
        try {
            forgetWhileManyCome(BRIEFLY);
        } catch (InterruptedException _) {
            // The wish to end.
        }
    }

    /**
     * Forgets what is there, up to the first call that brings little.
     *
     * @param wait for the first message
     * @return whether the queue did all that it was asked
     */
    private boolean forgetWhileManyCome(Duration wait) throws InterruptedException {
        List<QueueMessage> unneeded = new ArrayList<>();
        try {
            int came = receive(wait, unneeded);
            while (came >= MANY && stopped.getCount() > 0) {
                if (came == SqsQueue.MAX_BATCH) {
                    read(this::help);
                }
                if (unneeded.size() >= SqsQueue.MAX_BATCH) {
                    forget(unneeded);
                }
                came = receive(BRIEFLY, unneeded);
            }
            while (!unneeded.isEmpty()) {
                forget(unneeded);
            }
            return true;
        } catch (StoreException e) {
            if (e.kind() == StoreException.Kind.CANCELLED) {
                throw new InterruptedException("Stopped while asking a queue.");
            }
            // What was received and not deleted comes again.
            listener.trouble(String.valueOf(e.getMessage()));
            return false;
        }
    }

    /** How many came that nobody needs; those of them that are to be forgotten are added to a list. */
    private int receive(Duration wait, List<QueueMessage> unneeded) throws StoreException {
        if (!isUnneeded.getAsBoolean()) {
            return 0;
        }
        List<QueueMessage> messages = queue.receive(wait, options.firstLease());
        if (messages.isEmpty()) {
            listener.well();
            return 0;
        }
        // To be asked now, and not before: only what was received by then is known to be older.
        if (stopped.getCount() == 0 || !isUnneeded.getAsBoolean()) {
            queue.lease(messages, Duration.ZERO);
            return 0;
        }
        listener.received(messages.size());
        for (QueueMessage message : messages) {
            if (isDoneWith(message)) {
                unneeded.add(message);
            }
        }
        return messages.size();
    }

    private boolean isDoneWith(QueueMessage message) throws StoreException {
        return switch (decoder.decode(message.body())) {
            case Notice.Hints _, Notice.Test _ -> true;
            case Notice.Poison(String why) -> {
                listener.poison(message.id(), why);
                if (deadLetters != null) {
                    deadLetters.send(message.body());
                }
                yield deadLetters != null;
            }
        };
    }

    /** Forgets the first ten. */
    private void forget(List<QueueMessage> unneeded) throws StoreException {
        List<QueueMessage> first = unneeded.subList(0, Math.min(SqsQueue.MAX_BATCH, unneeded.size()));
        queue.delete(first);
        first.clear();
        listener.well();
    }
}
