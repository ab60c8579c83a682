package decant.cli.follow;

import decant.s3.S3Settings;
import decant.s3.events.EventDecoder;
import decant.s3.queue.QueueForgetter;
import decant.s3.queue.QueueListener;
import decant.s3.queue.QueueOptions;
import decant.s3.queue.QueueUrl;
import decant.s3.queue.SqsQueue;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue of the target's events while no link back needs them: read, and let go. A bucket tells of each copy that is
 * made there, from the first day on; left alone the queue would hold as many messages as there are objects, and the
 * first heartbeat of a link back would come behind them.
 *
 * <p>To be begun when a link is there that carries to a target that follows, and to rest before that link ends. Nothing
 * in it ends a migration. One thread begins and rests it; any may ask for its line.
 */
public final class UnneededQueue {
    /** Ten messages a call and two calls a batch: some thousand a second at a queue that is 150 ms away. */
    private static final int RECEIVERS = 32;

    private final QueueUrl url;
    private final Optional<QueueUrl> deadLetters;
    private final S3Settings bucket;
    private final BooleanSupplier isUnneeded;
    private final QueueOptions options;
    private final ThreadFactory threads;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final AtomicLong told = new AtomicLong();
    private volatile String trouble = "";
    private volatile @Nullable Open open;

    private record Open(SqsQueue queue, @Nullable SqsQueue deadLetters, QueueForgetter forgetter) {
        void close() throws InterruptedException {
            try {
                forgetter.close();
            } finally {
                queue.close();
                if (deadLetters != null) {
                    deadLetters.close();
                }
            }
        }
    }

    /**
     * One that is not read yet.
     *
     * @param deadLetters where messages go that are not understood; empty for the queue's own redrive policy
     * @param bucket whose events they are, and whose credentials the queue is asked with
     * @param isUnneeded whether there is leave to carry to a target that follows; asked by many threads at once
     * @param lines takes a sentence when the queue cannot be read
     */
    public UnneededQueue(
            QueueUrl url,
            Optional<QueueUrl> deadLetters,
            S3Settings bucket,
            BooleanSupplier isUnneeded,
            QueueOptions options,
            ThreadFactory threads,
            InstantSource clock,
            Consumer<String> lines) {
        this.url = url;
        this.deadLetters = deadLetters;
        this.bucket = bucket;
        this.isUnneeded = isUnneeded;
        this.options = options.withReceivers(RECEIVERS);
        this.threads = threads;
        this.clock = clock;
        this.lines = lines;
    }

    /** Lets go from now on what the queue tells. */
    public void begin() {
        if (open != null) {
            return;
        }
        trouble = "";
        String region = QueueSession.region(bucket);
        SqsQueue queue = SqsQueue.open(url, bucket.credentials(), region, clock);
        SqsQueue named =
                deadLetters.map(other -> SqsQueue.open(other, bucket.credentials(), region, clock)).orElse(null);
        QueueForgetter forgetter =
                new QueueForgetter(
                        queue,
                        named,
                        new EventDecoder(bucket.uri().bucket(), bucket.uri().prefix()),
                        isUnneeded,
                        options,
                        threads,
                        clock,
                        new Listener());
        open = new Open(queue, named, forgetter);
        forgetter.start();
    }

    /** Nothing is let go any more when this returns. */
    public void rest() {
        Open ending = open;
        open = null;
        if (ending == null) {
            return;
        }
        // An interrupt has had its effect already; the queue is to be left in order all the same.
        boolean interrupted = Thread.interrupted();
        try {
            ending.close();
        } catch (InterruptedException _) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why the queue could not be read when it was last asked, in one sentence; empty if it could. */
    public String trouble() {
        return trouble;
    }

    /** What to show now; empty while it is not read. */
    public Optional<String> line() {
        if (open == null) {
            return Optional.empty();
        }
        String why = trouble;
        return Optional.of(
                why.isEmpty()
                        ? line(told.get())
                        : "  the target's queue cannot be read, and fills up for a cutover to work through: " + why);
    }

    /**
     * Says how it fares with events that nobody follows.
     *
     * @param count how many were let go
     */
    public static String line(long count) {
        return count == 0
                ? "  the target has told no event yet; a cutover needs them"
                : "  the target tells its events, %,d so far; let go until a cutover needs them".formatted(count);
    }

    /** Says what goes wrong once each time, since it may go wrong for each of a million messages. */
    private final class Listener implements QueueListener {
        private final AtomicBoolean saysTrouble = new AtomicBoolean(true);
        private final AtomicBoolean saysPoison = new AtomicBoolean(true);

        @Override
        public void received(int messages) {
            told.addAndGet(messages);
        }

        @Override
        public void poison(String messageId, String why) {
            if (saysPoison.getAndSet(false)) {
                lines.accept(
                        "Message %s in the target's queue is not understood, and left to its dead letters: %s"
                                .formatted(messageId, why));
            }
        }

        @Override
        public void trouble(String sentence) {
            trouble = sentence;
            if (saysTrouble.getAndSet(false)) {
                lines.accept(
                        "The target's queue cannot be read, so it fills up, and a cutover would have to work through"
                                + " what is in it: "
                                + sentence);
            }
        }

        @Override
        public void well() {
            trouble = "";
        }
    }
}
