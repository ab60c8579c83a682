package decant.simulator.bucket;

import decant.model.ObjectKey;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of a bucket's changes, each after it can be seen. Changes of one key may be told in another order than
 * they were made in, as S3 does. Safe for use by any thread; a subscriber is called by the thread that made the change,
 * and must not keep it.
 */
public final class Subscribers {
    private final String bucket;
    private final InstantSource clock;
    private final List<Consumer<Happening>> subscribers = new CopyOnWriteArrayList<>();
    private final AtomicLong sequence = new AtomicLong();

    Subscribers(String bucket, InstantSource clock) {
        this.bucket = bucket;
        this.clock = clock;
    }

    /** Tells somebody of every change from now on. */
    public void add(Consumer<Happening> subscriber) {
        subscribers.add(subscriber);
    }

    /** Tells somebody no more. */
    public void remove(Consumer<Happening> subscriber) {
        subscribers.remove(subscriber);
    }

    /** Tells of a change. */
    public void tell(EventKind kind, ObjectKey key, @Nullable StoredObject object) {
        if (!subscribers.isEmpty()) {
            Happening happening = new Happening(kind, bucket, key, object, clock.instant(), sequence.incrementAndGet());
            subscribers.forEach(subscriber -> subscriber.accept(happening));
        }
    }
}
