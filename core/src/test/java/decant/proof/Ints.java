package decant.proof;

import java.util.ArrayList;
import java.util.List;

/** A list of numbers that grows by blocks, so that nothing is copied and little is left unused. */
final class Ints {
    private static final int BLOCK_BITS = 18;
    private static final int BLOCK_MASK = (1 << BLOCK_BITS) - 1;

    private final List<int[]> blocks = new ArrayList<>();
    private long size;

    void add(int number) {
        int within = (int) (size & BLOCK_MASK);
        if (within == 0) {
            blocks.add(new int[BLOCK_MASK + 1]);
        }
        blocks.getLast()[within] = number;
        size++;
    }

    int get(long index) {
        return blocks.get((int) (index >> BLOCK_BITS))[(int) (index & BLOCK_MASK)];
    }

    long size() {
        return size;
    }
}
