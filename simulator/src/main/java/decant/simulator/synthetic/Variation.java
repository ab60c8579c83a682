package decant.simulator.synthetic;

/**
 * How one synthetic bucket differs from another of the same keys and seed.
 *
 * @param missingEvery every n-th key is left out; 0 for none, otherwise at least 2
 * @param changedEvery every n-th key has other content; 0 for none
 * @param laterSeconds how much later every object was written: a target's are younger than their sources
 */
public record Variation(long missingEvery, long changedEvery, long laterSeconds) {
    /** No difference. */
    public static final Variation NONE = new Variation(0, 0, 0);

    public Variation {
        if (missingEvery < 0 || missingEvery == 1 || changedEvery < 0 || laterSeconds < 0) {
            throw new IllegalArgumentException("Every n-th key needs an n of at least 2, and 0 means none.");
        }
    }

    /** Number of keys left of so many. */
    long kept(long keys) {
        return missingEvery == 0 ? keys : keys - keys / missingEvery;
    }

    /** The rank that a kept key had before any were left out. */
    long original(long rank) {
        return missingEvery == 0 ? rank : rank + rank / (missingEvery - 1);
    }

    /** Whether the key with this original rank has other content. */
    boolean isChanged(long original) {
        return changedEvery != 0 && original % changedEvery == changedEvery - 1;
    }
}
