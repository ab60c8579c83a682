package decant.cli.buckets;

import decant.store.Link;

/**
 * Two buckets, one of which can be copied to.
 *
 * @param closing releases their connections
 */
public record OpenPair(Link link, Runnable closing) implements AutoCloseable {
    @Override
    public void close() {
        closing.run();
    }
}
