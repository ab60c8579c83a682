package decant.proof;

import java.util.Arrays;

/** Remembers a number for a pair of numbers, none of them negative. For one thread. */
final class Memo {
    static final int UNKNOWN = -1;

    private long[] keys = new long[1 << 12];
    private int[] values = new int[1 << 12];
    private int size;

    Memo() {
        Arrays.fill(keys, UNKNOWN);
    }

    int get(int one, int other) {
        long key = key(one, other);
        int slot = slot(key);
        return keys[slot] == key ? values[slot] : UNKNOWN;
    }

    /** Remembers the value and returns it. */
    int put(int one, int other, int value) {
        if (++size > keys.length / 2) {
            grow();
        }
        put(key(one, other), value);
        return value;
    }

    private static long key(int one, int other) {
        return (long) one << 32 | other;
    }

    private void put(long key, int value) {
        int slot = slot(key);
        keys[slot] = key;
        values[slot] = value;
    }

    private int slot(long key) {
        int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & (keys.length - 1);
        while (keys[slot] != key && keys[slot] != UNKNOWN) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[oldKeys.length * 2];
        values = new int[oldKeys.length * 2];
        Arrays.fill(keys, UNKNOWN);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != UNKNOWN) {
                put(oldKeys[i], oldValues[i]);
            }
        }
    }
}
