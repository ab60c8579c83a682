package decant.simulator.events;

import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Happening;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Carries a bucket's events to a receiver by HTTP POST, one a request, over and over until it answers 2xx: at least
 * once, late while the receiver is away, in no certain order. Events that wait are lost when it is closed, never
 * before.
 */
public final class HttpPush implements AutoCloseable {
    private static final int SENDERS = 32;
    private static final Duration TIME_OUT = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 100;
    private static final double PER_MILLE = 1_000;

    private final SimulatedBucket bucket;
    private final URI receiver;
    private final int doubledPerMille;
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong told = new AtomicLong();
    private final AtomicLong unheard = new AtomicLong();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Thread> senders = new ArrayList<>();
    private final Consumer<Happening> subscriber = this::tell;
    private final SplittableRandom random;

    private HttpPush(SimulatedBucket bucket, URI receiver, int doubledPerMille, long seed) {
        this.bucket = bucket;
        this.receiver = receiver;
        this.doubledPerMille = doubledPerMille;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Begins to tell a receiver of a bucket's changes.
     *
     * @param doubledPerMille how many events of a thousand are sent twice
     * @param seed decides which
     */
    public static HttpPush start(SimulatedBucket bucket, URI receiver, int doubledPerMille, long seed) {
        HttpPush push = new HttpPush(bucket, receiver, doubledPerMille, seed);
        for (int i = 0; i < SENDERS; i++) {
            push.senders.add(Thread.ofVirtual().name("event-sender-" + i).start(push::send));
        }
        bucket.settings().subscribers().add(push.subscriber);
        return push;
    }

    /** Messages that the receiver has taken. */
    public long accepted() {
        return accepted.get();
    }

    /** Messages that the receiver has not taken yet. */
    public long outstanding() {
        return told.get() - accepted.get();
    }

    /** How often nobody listened; each message is sent again. */
    public long unheard() {
        return unheard.get();
    }

    private void tell(Happening happening) {
        String message = EventText.of(happening, bucket.region());
        add(message);
        if (doubled()) {
            add(message);
        }
    }

    private void add(String message) {
        told.incrementAndGet();
        waiting.add(message);
    }

    private synchronized boolean doubled() {
        return doubledPerMille > 0 && random.nextDouble(PER_MILLE) < doubledPerMille;
    }

    private void send() {
        try {
            while (true) {
                deliver(waiting.take());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(String message) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(receiver)
                        .timeout(TIME_OUT)
                        .header("content-type", "application/json")
                        .POST(BodyPublishers.ofString(message))
                        .build();
        while (!taken(request)) {
            Thread.sleep(RETRY_MILLIS);
        }
        accepted.incrementAndGet();
    }

    private boolean taken(HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (ConnectException _) {
            unheard.incrementAndGet();
            return false;
        } catch (IOException _) {
            // It is on its way down; it is asked again.
            return false;
        }
    }

    @Override
    public void close() {
        bucket.settings().subscribers().remove(subscriber);
        senders.forEach(Thread::interrupt);
        client.shutdownNow();
    }
}
