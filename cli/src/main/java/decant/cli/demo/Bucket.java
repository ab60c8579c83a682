package decant.cli.demo;

import decant.simulator.bucket.Account;
import java.net.URI;

/**
 * Where a bucket is, and whose.
 *
 * @param endpoint of its store, without a slash at the end
 * @param account signs what its owner asks
 */
record Bucket(String name, String region, URI endpoint, Account account) {
    /** What stands before the slash and a key. */
    URI root() {
        return URI.create(endpoint + "/" + name);
    }
}
