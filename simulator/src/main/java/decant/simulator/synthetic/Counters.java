package decant.simulator.synthetic;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Counters of twelve digits: names such as cameras and batch jobs give, dense and told apart by their last bytes only.
 */
final class Counters implements KeySpace {
    private static final int DIGITS = 12;

    private final long size;
    private final byte[] suffix;

    Counters(long size, String suffix) {
        this.size = size;
        this.suffix = suffix.getBytes(US_ASCII);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int write(long rank, byte[] into, int at) {
        int end = Digits.decimal(rank, DIGITS, into, at);
        System.arraycopy(suffix, 0, into, end, suffix.length);
        return end + suffix.length;
    }

    @Override
    public boolean isPlain() {
        return true;
    }
}
