package decant.flow;

/**
 * From what production suffers to how many changes a second a pass may make: quickly down, slowly up. Pure.
 *
 * @param bound pressure up to which a pass goes on as it does, such as 0.8 of an account's concurrency
 */
public record Pressure(double bound) {
    /** A pass that makes as many changes as the stores take. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private static final double DOWN = 0.6;
    private static final double UP = 1.1;

    /** Below this share of the bound there is room for more. */
    private static final double ROOM = 0.9;

    /** A pass that is allowed more than this many times what it makes is not held by it any more. */
    private static final int FREE = 4;

    public Pressure {
        if (!(bound > 0)) {
            throw new IllegalArgumentException("A bound on pressure is above 0, not " + bound + ".");
        }
    }

    /**
     * The next rate.
     *
     * @param reading what production suffers now
     * @param allowed changes a second allowed until now, or {@link #UNLIMITED}
     * @param made changes a second that were made of late
     * @return changes a second allowed from now on, at least 1, or {@link #UNLIMITED}
     */
    public int next(double reading, int allowed, double made) {
        if (reading > bound) {
            double from = Math.min(allowed, Math.max(made, 1));
            return (int) Math.max(1, from * DOWN);
        }
        if (allowed == UNLIMITED || reading > bound * ROOM) {
            return allowed;
        }
        double more = Math.max(allowed + 1, allowed * UP);
        return made > 0 && more > FREE * made && more > FREE ? UNLIMITED : (int) more;
    }
}
