package decant.cli.demo;

import decant.simulator.http.Percent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Somewhere that pictures are served without credentials.
 *
 * @param root what stands before the slash and a key
 * @param allowances for how long something that was hidden then may still be shown there
 */
record Place(String name, URI root, Function<Instant, Duration> allowances) {
    /** For how long something that was hidden then may still be shown here. */
    Duration allowance(Instant hidden) {
        return allowances.apply(hidden);
    }

    URI of(String key) {
        return URI.create(root + "/" + Percent.encode(key, true));
    }
}
