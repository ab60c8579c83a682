package decant.simulator.synthetic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;

/** Key spaces one after the other, each under its own prefix. */
final class Sections implements KeySpace {
    /** Keys below one prefix. */
    record Section(String prefix, KeySpace keys) {}

    private final byte[][] prefixes;
    private final KeySpace[] spaces;

    /** Rank of the first key of each section, and the size of the whole at the end. */
    private final long[] begins;

    /**
     * @param sections in the order of their prefixes' bytes, none a prefix of another
     */
    Sections(List<Section> sections) {
        this.prefixes = sections.stream().map(section -> section.prefix().getBytes(UTF_8)).toArray(byte[][]::new);
        this.spaces = sections.stream().map(Section::keys).toArray(KeySpace[]::new);
        this.begins = new long[spaces.length + 1];
        for (int i = 0; i < spaces.length; i++) {
            begins[i + 1] = begins[i] + spaces[i].size();
            if (i > 0) {
                requireAscending(prefixes[i - 1], prefixes[i]);
            }
        }
    }

    private static void requireAscending(byte[] before, byte[] after) {
        int mismatch = Arrays.mismatch(before, after);
        if (mismatch == -1
                || mismatch == before.length
                || mismatch == after.length
                || (before[mismatch] & 0xFF) > (after[mismatch] & 0xFF)) {
            throw new IllegalArgumentException(
                    "Sections out of order: " + new String(before, UTF_8) + ", " + new String(after, UTF_8));
        }
    }

    @Override
    public long size() {
        return begins[spaces.length];
    }

    @Override
    public int write(long rank, byte[] into, int at) {
        int section = Ranks.sectionOf(rank, begins);
        byte[] prefix = prefixes[section];
        System.arraycopy(prefix, 0, into, at, prefix.length);
        return spaces[section].write(rank - begins[section], into, at + prefix.length);
    }

    @Override
    public boolean isPlain() {
        return Arrays.stream(spaces).allMatch(KeySpace::isPlain) && Arrays.stream(prefixes).allMatch(Ranks::isPlain);
    }
}
