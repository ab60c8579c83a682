package decant.simulator.synthetic;

import java.util.Arrays;

/**
 * Distinct keys in the order S3 lists them, each made from its rank when asked for. Immutable, safe for use by any
 * thread.
 */
public interface KeySpace {
    /** No key is longer: S3's own limit, in bytes of UTF-8. */
    int MAX_KEY_BYTES = 1024;

    /** Number of keys. */
    long size();

    /**
     * Writes one key.
     *
     * @param rank 0..size-1, in ascending order of the keys' UTF-8 bytes
     * @param into has room for {@link #MAX_KEY_BYTES} from {@code at}
     * @return the position after the key
     */
    int write(long rank, byte[] into, int at);

    /** Whether every key consists only of characters that neither URL encoding nor XML changes. */
    boolean isPlain();

    /** Number of keys that are smaller than these bytes, which is the rank of the first key that is not. */
    default long rankOf(byte[] bytes) {
        byte[] key = new byte[MAX_KEY_BYTES];
        long low = 0;
        long high = size();
        while (low < high) {
            long middle = (low + high) >>> 1;
            int end = write(middle, key, 0);
            if (Arrays.compareUnsigned(key, 0, end, bytes, 0, bytes.length) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
