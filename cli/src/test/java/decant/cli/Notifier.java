package decant.cli;

import decant.model.ObjectKey;
import decant.s3.queue.ElasticQueues;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Sends an event of every change in buckets in memory to a queue each, whoever made the change, as a store does. */
final class Notifier {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final ElasticQueues queues;
    private final InstantSource clock;
    private final Map<MemoryBucket, String> urls = new LinkedHashMap<>();
    private final Map<MemoryBucket, Map<ObjectKey, MemoryObject>> known = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().unstarted(this::lookUntilClosed);
    private boolean held;
    private volatile boolean closed;

    Notifier(ElasticQueues queues, InstantSource clock) {
        this.queues = queues;
        this.clock = clock;
    }

    /** Tells of a bucket's changes here from now on, of what nobody was told yet, too. */
    void tell(MemoryBucket bucket, String url) {
        synchronized (known) {
            urls.put(bucket, url);
            known.computeIfAbsent(bucket, _ -> new HashMap<>());
        }
    }

    Notifier start() {
        thread.start();
        return this;
    }

    /** Changes made meanwhile are told of afterwards. */
    void afterwards(Runnable changes) {
        synchronized (known) {
            held = true;
        }
        changes.run();
        synchronized (known) {
            held = false;
        }
    }

    private void lookUntilClosed() {
        try {
            while (!closed) {
                synchronized (known) {
                    if (!held) {
                        urls.forEach(this::look);
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void look(MemoryBucket bucket, String url) {
        Map<ObjectKey, MemoryObject> now = bucket.contents();
        Map<ObjectKey, MemoryObject> before = Objects.requireNonNull(known.put(bucket, now));
        now.forEach((key, object) -> {
            if (!object.equals(before.get(key))) {
                send(bucket, url, "ObjectCreated:Put", key);
            }
        });
        before.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .forEach(key -> send(bucket, url, "ObjectRemoved:Delete", key));
    }

    private void send(MemoryBucket bucket, String url, String name, ObjectKey key) {
        String bucketName = bucket.name().replaceAll("^s3://|/$", "");
        queues.send(
                url,
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",
                  "s3":{"bucket":{"name":"%s"},"object":{"key":"%s"}}}]}\
                """
                        .formatted(clock.instant(), name, bucketName, key));
    }

    void close() throws InterruptedException {
        closed = true;
        thread.join();
    }
}
