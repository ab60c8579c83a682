package decant.simulator.synthetic;

/**
 * Objects that are not stored: keys of a key space with sizes, dates and bodies derived from each key by hash. Two of
 * them with equal keys and seeds hold equal objects, except as their {@link Variation} says. Immutable, safe for use by
 * any thread.
 */
public final class SyntheticObjects {
    /** Sizes lie in 1,024..1,049,599 bytes. */
    private static final long LEAST_SIZE_BYTES = 1024;

    private static final int SIZE_BITS = 20;

    /** 2023-01-01T00:00:00Z; dates lie in the two years after it. */
    private static final long FIRST_DATE_SECONDS = 1_672_531_200L;

    private static final long DATE_SPAN_SECONDS = 2L * 365 * 24 * 3600;

    private final KeySpace keys;
    private final long seed;
    private final Variation variation;

    public SyntheticObjects(KeySpace keys, long seed, Variation variation) {
        this.keys = keys;
        this.seed = seed;
        this.variation = variation;
    }

    /** Number of objects. */
    public long size() {
        return variation.kept(keys.size());
    }

    /** Whether every key consists only of characters that neither URL encoding nor XML changes. */
    public boolean isPlain() {
        return keys.isPlain();
    }

    /** Writes the key of a rank; see {@link KeySpace#write}. */
    public int writeKey(long rank, byte[] into, int at) {
        return keys.write(variation.original(rank), into, at);
    }

    /** Number of keys smaller than these bytes. */
    public long rankOf(byte[] bytes) {
        return variation.kept(keys.rankOf(bytes));
    }

    /** What the body of an object is made from; equal seeds and sizes mean equal bytes. */
    public long bodySeed(long rank) {
        long original = variation.original(rank);
        return Mix.mix(variation.isChanged(original) ? ~seed : seed, original);
    }

    /** Size in bytes of the object whose body has this seed. */
    public long sizeBytes(long bodySeed) {
        return LEAST_SIZE_BYTES + (bodySeed >>> (Long.SIZE - SIZE_BITS));
    }

    /** Time of the write of the object whose body has this seed, seconds since 1970. */
    public long lastModifiedSeconds(long bodySeed) {
        return FIRST_DATE_SECONDS + (bodySeed & 0xFFFF_FFFFL) % DATE_SPAN_SECONDS + variation.laterSeconds();
    }
}
