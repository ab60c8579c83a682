package decant.cli.follow;

import decant.store.StoreException;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Where a follower's events come from, while it runs. */
public interface EventSession extends AutoCloseable {
    /** Takes a sentence for every message that is not understood. */
    void sayPoisonTo(Consumer<String> lines);

    /** The port that events are sent to; empty where nobody can send any. */
    default OptionalInt port() {
        return OptionalInt.empty();
    }

    /** Whether what was received and not acknowledged is where another session finds it at once, after the end. */
    default boolean gaveBack() {
        return true;
    }

    /** Begins to hand events on. */
    void start();

    /**
     * Ends it, after the engine has ended.
     *
     * @throws StoreException a failure of the queue that stopped the follower
     */
    @Override
    void close() throws StoreException;
}
