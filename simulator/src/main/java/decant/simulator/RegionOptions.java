package decant.simulator;

import decant.simulator.api.Latency;

/**
 * A region of the world.
 *
 * @param name as AWS names regions
 * @param port 0 for any that is free
 */
public record RegionOptions(String name, int port, Latency latency) {
    /** A region on any port. */
    public static RegionOptions of(String name, Latency latency) {
        return new RegionOptions(name, 0, latency);
    }
}
