package decant.simulator.synthetic;

import java.util.Arrays;

/** Small things that several key spaces ask. */
final class Ranks {
    private Ranks() {}

    /**
     * The section a rank falls into.
     *
     * @param begins rank of the first key of each section, ascending; empty sections are skipped
     */
    static int sectionOf(long rank, long[] begins) {
        int found = Arrays.binarySearch(begins, rank);
        if (found < 0) {
            return -found - 2;
        }
        int last = found;
        while (last + 1 < begins.length && begins[last + 1] == rank) {
            last++;
        }
        return last;
    }

    /** Whether the text consists only of characters that neither URL encoding nor XML changes. */
    static boolean isPlain(byte[] text) {
        for (byte b : text) {
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
            boolean digit = b >= '0' && b <= '9';
            if (!letter && !digit && b != '-' && b != '_' && b != '.' && b != '/') {
                return false;
            }
        }
        return true;
    }
}
