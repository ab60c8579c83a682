package decant.cli.follow;

import decant.cli.ending.Refusal;
import decant.live.Live;
import decant.s3.S3Settings;
import decant.s3.events.EventDecoder;
import decant.s3.queue.QueueFollower;
import decant.s3.queue.QueueOptions;
import decant.s3.queue.QueueUrl;
import decant.s3.queue.SqsQueue;
import decant.store.StoreException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A queue that is followed: opened, looked at before, and asked now and then how much waits in it. */
public final class QueueSession implements EventSession {
    private static final String ANY_REGION = "us-east-1";
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(15);

    private final SqsQueue queue;

    /** The one that is named, or else where the queue itself sends them. */
    private final @Nullable SqsQueue counted;

    private final QueueFollower follower;
    private final Thread counter;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile long waiting = -1;
    private volatile long buried = -1;
    private volatile Consumer<String> poisonTo = _ -> {};

    private QueueSession(
            SqsQueue queue,
            @Nullable SqsQueue deadLetters,
            @Nullable SqsQueue counted,
            EventDecoder decoder,
            Live live,
            FollowFigures figures,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock) {
        this.queue = queue;
        this.counted = counted;
        figures.askWaiting(() -> waiting);
        figures.askDeadLetters(() -> buried);
        this.follower =
                new QueueFollower(
                        queue,
                        deadLetters,
                        decoder,
                        live,
                        options,
                        threads,
                        clock,
                        figures.telling(line -> poisonTo.accept(line)));
        this.counter = threads.newThread(this::countUntilClosed);
    }

    /**
     * Opens the queue of a source's events. A queue without dead letters is refused: what is not understood would come
     * back for ever.
     *
     * @param source whose credentials the queue is asked with
     */
    public static QueueSession open(
            QueueUrl url,
            Optional<QueueUrl> deadLetterUrl,
            S3Settings source,
            Live live,
            FollowFigures figures,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock)
            throws StoreException {
        String region = region(source);
        SqsQueue queue = SqsQueue.open(url, source.credentials(), region, clock);
        SqsQueue deadLetters =
                deadLetterUrl.map(named -> SqsQueue.open(named, source.credentials(), region, clock)).orElse(null);
        try {
            SqsQueue counted = deadLetters == null ? ownDeadLetters(queue, source, region, clock) : deadLetters;
            EventDecoder decoder = new EventDecoder(source.uri().bucket(), source.uri().prefix());
            return new QueueSession(queue, deadLetters, counted, decoder, live, figures, options, threads, clock);
        } catch (StoreException | RuntimeException e) {
            queue.close();
            if (deadLetters != null) {
                deadLetters.close();
            }
            throw e;
        }
    }

    /**
     * Makes sure that a queue can be opened when it is needed: that it is there, may be asked, and has dead letters.
     * One call.
     *
     * @param source as for {@link #open}
     */
    public static void require(QueueUrl url, Optional<QueueUrl> deadLetterUrl, S3Settings source, InstantSource clock)
            throws StoreException {
        try (SqsQueue queue = SqsQueue.open(url, source.credentials(), region(source), clock)) {
            if (!queue.hasDeadLetters() && deadLetterUrl.isEmpty()) {
                throw withoutDeadLetters(queue);
            }
        }
    }

    static String region(S3Settings source) {
        return source.region() == null ? ANY_REGION : source.region();
    }

    private static Refusal withoutDeadLetters(SqsQueue queue) {
        return Refusal.harm(
                "The queue "
                        + queue
                        + " has no dead-letter queue, so a message that is not understood would come back for ever:"
                        + " give it one, or name one with --dead-letters; with --reverse-dead-letters if it is the"
                        + " target's.");
    }

    /** {@code null} where the queue has some whose name is not understood: then nobody counts them. */
    private static @Nullable SqsQueue ownDeadLetters(
            SqsQueue queue, S3Settings source, String region, InstantSource clock) throws StoreException {
        if (!queue.hasDeadLetters()) {
            throw withoutDeadLetters(queue);
        }
        QueueUrl own = queue.deadLetters();
        return own == null ? null : SqsQueue.open(own, source.credentials(), region, clock);
    }

    @Override
    public void sayPoisonTo(Consumer<String> lines) {
        poisonTo = lines;
    }

    @Override
    public void start() {
        follower.start();
        counter.start();
    }

    private void countUntilClosed() {
        try {
            do {
                waiting = messagesIn(queue);
                buried = messagesIn(counted);
            } while (!closed.await(BETWEEN_COUNTS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            // The wish to end.
        }
    }

    /** A queue that tells no figures can be followed all the same. */
    private static long messagesIn(@Nullable SqsQueue asked) {
        try {
            return asked == null ? -1 : asked.waiting();
        } catch (StoreException _) {
            return -1;
        }
    }

    @Override
    public boolean gaveBack() {
        return follower.gaveBack();
    }

    /**
     * Ends it, after the engine has ended.
     *
     * @throws StoreException a failure of the queue that stopped the follower
     */
    @Override
    public void close() throws StoreException {
        closed.countDown();
        try {
            follower.close();
        } catch (InterruptedException _) {
            // What was not said to the queue, it finds out when leases run out.
            Thread.currentThread().interrupt();
        } finally {
            release();
        }
    }

    private void release() {
        queue.close();
        if (counted != null) {
            counted.close();
        }
    }
}
