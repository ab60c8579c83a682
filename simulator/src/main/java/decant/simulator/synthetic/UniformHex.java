package decant.simulator.synthetic;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Names such as digests give: 32 hex digits spread evenly. The space of the first 16 digits is cut into as many strides
 * as there are keys, and each key lies somewhere in its own stride; so the order needs no sorting and no two keys meet.
 */
final class UniformHex implements KeySpace {
    private final long size;
    private final long seed;
    private final long stride;
    private final byte[] suffix;

    UniformHex(long size, long seed, String suffix) {
        this.size = size;
        this.seed = seed;
        this.stride = Long.divideUnsigned(-1L, size);
        this.suffix = suffix.getBytes(US_ASCII);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(long rank, byte[] into, int at) {
        long scatter = Mix.mix(seed, rank);
        int end = Digits.hex16(rank * stride + Mix.below(stride, scatter), into, at);
        end = Digits.hex16(Mix.mix(scatter), into, end);
        System.arraycopy(suffix, 0, into, end, suffix.length);
        return end + suffix.length;
    }

    @Override
    public boolean isPlain() {
        return true;
    }
}
