package decant.simulator.synthetic;

/** The hash everything synthetic is derived with: the finalizer of SplitMix64, a bijection that scatters every bit. */
public final class Mix {
    private Mix() {}

    public static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A hash of two values. */
    public static long mix(long first, long second) {
        return mix(mix(first) ^ second);
    }

    /** A hash scaled down to 0..bound-1, the bound being unsigned. */
    static long below(long bound, long hash) {
        return Math.unsignedMultiplyHigh(hash, bound);
    }
}
