package decant.simulator.cdn;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How an edge keeps what it got. Immutable.
 *
 * @param defaultLifetime of an answer whose Cache-Control says nothing of it
 * @param maxLifetime whatever Cache-Control says
 * @param errorLifetime of an answer with a status from 400 on, at least
 * @param maxCachedBytes of bodies; what was asked for longest ago is forgotten first
 * @param originTimeout until an origin must have answered
 * @param nanoTime nanoseconds that only grow
 */
public record CdnOptions(
        Duration defaultLifetime,
        Duration maxLifetime,
        Duration errorLifetime,
        long maxCachedBytes,
        Duration originTimeout,
        LongSupplier nanoTime) {
    private static final long MAX_CACHED_BYTES = 64 << 20;

    /** CloudFront's own defaults [CloudFront Developer Guide, Expiration and custom-error-pages-expiration]. */
    public static CdnOptions defaults() {
        return new CdnOptions(
                Duration.ofDays(1),
                Duration.ofDays(365),
                Duration.ofSeconds(10),
                MAX_CACHED_BYTES,
                Duration.ofSeconds(30),
                System::nanoTime);
    }

    /** At most so long, errors included. */
    public CdnOptions withMaxLifetime(Duration value) {
        Duration errors = value.compareTo(errorLifetime) < 0 ? value : errorLifetime;
        return new CdnOptions(defaultLifetime, value, errors, maxCachedBytes, originTimeout, nanoTime);
    }

    public CdnOptions withMaxCachedBytes(long value) {
        return new CdnOptions(defaultLifetime, maxLifetime, errorLifetime, value, originTimeout, nanoTime);
    }

    public CdnOptions withNanoTime(LongSupplier value) {
        return new CdnOptions(defaultLifetime, maxLifetime, errorLifetime, maxCachedBytes, originTimeout, value);
    }
}
