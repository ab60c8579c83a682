package decant.simulator.bucket;

import decant.simulator.synthetic.Mix;
import java.io.InputStream;

/** Bytes made from a seed and their position, so that any span can be read without what lies before it. */
final class MadeBytes extends InputStream {
    private final long seed;
    private final long end;
    private long position;

    MadeBytes(long seed, long position, long count) {
        this.seed = seed;
        this.position = position;
        this.end = position + count;
    }

    @Override
    public int read() {
        if (position == end) {
            return -1;
        }
        long word = Mix.mix(seed, position >>> 3);
        int shift = (int) (position & 7) * Byte.SIZE;
        position++;
        return (int) (word >>> shift) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (position == end) {
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(length, end - position);
        for (int i = offset; i < offset + count; i++) {
            into[i] = (byte) read();
        }
        return count;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, end - position);
    }
}
