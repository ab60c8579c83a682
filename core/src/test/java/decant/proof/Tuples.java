package decant.proof;

/**
 * Tuples of four numbers, each once, by a number in the order of their coming: 16 bytes a tuple and at most 16 of its
 * hash table. They are compared as they are, not by fingerprints, so no two are ever taken for one. For one thread.
 */
final class Tuples {
    private static final int FIELDS = 4;

    private final Ints fields = new Ints();
    private int[] table = new int[1 << 16];

    int size() {
        return (int) (fields.size() / FIELDS);
    }

    int get(int number, int field) {
        return fields.get((long) number * FIELDS + field);
    }

    /** The number of a tuple; {@link #size} has grown if it is new. */
    int number(int one, int two, int three, int four) {
        int slot = hash(one, two, three, four) & (table.length - 1);
        while (table[slot] != 0) {
            int known = table[slot] - 1;
            if (get(known, 0) == one && get(known, 1) == two && get(known, 2) == three && get(known, 3) == four) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        fields.add(one);
        fields.add(two);
        fields.add(three);
        fields.add(four);
        table[slot] = size();
        if (size() > table.length / 4 * 3) {
            grow();
        }
        return size() - 1;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int number = 0; number < size(); number++) {
            int slot = hash(get(number, 0), get(number, 1), get(number, 2), get(number, 3)) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = number + 1;
        }
    }

    private static int hash(int one, int two, int three, int four) {
        long mixed = ((one * 31L + two) * 1_000_003L + three) * 1_000_033L + four;
        mixed *= 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32);
    }
}
