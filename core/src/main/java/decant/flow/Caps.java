package decant.flow;

/**
 * Hard limits at one side, whatever it would take. A call is a call of the store port: a copy in parts is one.
 *
 * <p>A rate is held over every stretch of time: in t seconds at most {@code rate * t} calls begin, and the calls of 10
 * ms (at least one) more.
 *
 * @param maxRequestsPerSecond calls that may begin each second, copies included; {@link #UNLIMITED} for no cap
 * @param maxCopiesPerSecond copies that may begin each second; {@link #UNLIMITED} for no cap
 * @param maxConcurrency calls in flight at one time; {@link #UNLIMITED} for no cap
 */
public record Caps(int maxRequestsPerSecond, int maxCopiesPerSecond, int maxConcurrency) {
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Calls in flight at one side, unless told otherwise. */
    public static final int DEFAULT_CONCURRENCY = 256;

    /** No rate is capped, and {@link #DEFAULT_CONCURRENCY} calls may be in flight. */
    public static final Caps DEFAULT = new Caps(UNLIMITED, UNLIMITED, DEFAULT_CONCURRENCY);

    public Caps {
        atLeastOne(Cap.REQUESTS, maxRequestsPerSecond);
        atLeastOne(Cap.COPIES, maxCopiesPerSecond);
        atLeastOne(Cap.CONCURRENCY, maxConcurrency);
    }

    private static void atLeastOne(Cap cap, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(cap.option() + " must be at least 1, not " + value + ".");
        }
    }

    /** One of the caps by the option that sets it. */
    public enum Cap {
        REQUESTS("--max-requests-per-second"),
        COPIES("--max-copies-per-second"),
        CONCURRENCY("--max-concurrency");

        private final String option;

        Cap(String option) {
            this.option = option;
        }

        /** The command line's name for it. */
        public String option() {
            return option;
        }
    }

    /** The same with another value of one cap. */
    public Caps with(Cap cap, int value) {
        return switch (cap) {
            case REQUESTS -> new Caps(value, maxCopiesPerSecond, maxConcurrency);
            case COPIES -> new Caps(maxRequestsPerSecond, value, maxConcurrency);
            case CONCURRENCY -> new Caps(maxRequestsPerSecond, maxCopiesPerSecond, value);
        };
    }

    /** The value of one cap. */
    public int of(Cap cap) {
        return switch (cap) {
            case REQUESTS -> maxRequestsPerSecond;
            case COPIES -> maxCopiesPerSecond;
            case CONCURRENCY -> maxConcurrency;
        };
    }
}
