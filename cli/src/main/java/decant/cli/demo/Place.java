package decant.cli.demo;

import decant.simulator.http.Percent;
import java.net.URI;
import java.time.Duration;

/**
 * Somewhere that pictures are served without credentials.
 *
 * @param root what stands before the slash and a key
 * @param allowance for how long something hidden may still be shown there, while the bucket is moved
 */
record Place(String name, URI root, Duration allowance) {
    URI of(String key) {
        return URI.create(root + "/" + Percent.encode(key, true));
    }
}
