package decant.cli.buckets;

import decant.store.ObjectStore;

/**
 * A bucket that can be asked.
 *
 * @param closing releases its connections
 */
public record OpenBucket(ObjectStore store, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
