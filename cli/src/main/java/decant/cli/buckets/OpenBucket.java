package decant.cli.buckets;

import decant.store.ObjectStore;
import decant.store.OwnObjects;

/**
 * A bucket that can be asked.
 *
 * @param own the program's own objects in it
 * @param closing releases its connections
 */
public record OpenBucket(ObjectStore store, OwnObjects own, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
