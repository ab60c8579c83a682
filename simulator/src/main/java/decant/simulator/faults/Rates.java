package decant.simulator.faults;

/**
 * What one partition bears.
 *
 * @param burstSeconds how much of a second's calls may come at once
 */
public record Rates(double readsPerSecond, double listsPerSecond, double writesPerSecond, double burstSeconds) {
    /**
     * What AWS promises for one partitioned prefix [Amazon S3 User Guide, optimizing-performance]; listings, for which
     * it promises no figure, as reads.
     */
    public static final Rates AWS = new Rates(5500, 5500, 3500, 1);

    public Rates {
        if (!(readsPerSecond > 0 && listsPerSecond > 0 && writesPerSecond > 0 && burstSeconds > 0)) {
            throw new IllegalArgumentException("Rates and bursts are positive.");
        }
    }
}
