package decant.simulator.cdn;

/**
 * What an edge has done so far. Immutable.
 *
 * @param hits answers out of the cache, while they were fresh
 * @param misses questions to an origin
 * @param fallbacks of them that were put to the fallback, too
 * @param stale answers out of the cache past their time, since the origin failed
 * @param errors answers with a status from 500 on
 * @param invalidations paths that were invalidated
 * @param cached answers that are kept now
 */
public record CdnFigures(
        long hits, long misses, long fallbacks, long stale, long errors, long invalidations, int cached) {
    /** The share of answers that no origin was asked for, 0 to 1. */
    public double hitShare() {
        return hits == 0 ? 0 : (double) hits / (hits + misses);
    }
}
