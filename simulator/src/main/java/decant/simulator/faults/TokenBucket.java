package decant.simulator.faults;

/** A rate with a burst: each call takes a token, and tokens grow back with time. */
final class TokenBucket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double tokensPerSecond;
    private final double capacity;
    private double tokens;
    private long filledAtNanos;

    /**
     * @param capacity most tokens there are, at least 1
     * @param nowNanos when it is full
     */
    TokenBucket(double tokensPerSecond, double capacity, long nowNanos) {
        this.tokensPerSecond = tokensPerSecond;
        this.capacity = capacity;
        this.tokens = capacity;
        this.filledAtNanos = nowNanos;
    }

    /** Takes a token if there is one. */
    synchronized boolean take(long nowNanos) {
        double grown = (nowNanos - filledAtNanos) / NANOS_PER_SECOND * tokensPerSecond;
        tokens = Math.min(capacity, tokens + grown);
        filledAtNanos = nowNanos;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
