package decant.simulator.api;

import decant.simulator.bucket.S3Operation;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * How long answers take at least, by operation; the work of making them comes on top. Immutable.
 *
 * @param usual of operations that are not in the map
 */
public record Latency(Duration usual, Map<S3Operation, Duration> special) {
    /** Answers at once. */
    public static final Latency NONE = new Latency(Duration.ZERO, Map.of());

    public Latency {
        special = Map.copyOf(special);
    }

    /** The same for every operation. */
    public static Latency of(Duration usual) {
        return new Latency(usual, Map.of());
    }

    /** The same, with one operation otherwise. */
    public Latency with(S3Operation operation, Duration latency) {
        Map<S3Operation, Duration> more = new EnumMap<>(S3Operation.class);
        more.putAll(special);
        more.put(operation, latency);
        return new Latency(usual, more);
    }

    Duration of(S3Operation operation) {
        return special.getOrDefault(operation, usual);
    }
}
