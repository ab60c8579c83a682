package decant.cli.latency;

import java.time.Instant;

/**
 * An upload that succeeded.
 *
 * @param micros microseconds it took
 */
public record TimedUpload(Instant at, long micros) {}
