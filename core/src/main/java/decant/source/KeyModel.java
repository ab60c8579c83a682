package decant.source;

import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keys look like: an {@link Alphabet} for every position, learned from pages, and from them a measure of how many
 * keys may lie between two.
 *
 * <p>The measure is that of a trie whose every node has the same children at the same depth. The way from one key to
 * another runs through that trie in {@link Step}s: up the branches right of the first key, across at the byte in which
 * they differ, down the branches left of the second. A step's mass is the product of the shares of the bytes that lead
 * to it. Masses are summed step by step, never taken as a difference of two large numbers, so that keys which differ
 * only after 900 bytes are measured as well as others.
 */
final class KeyModel {
    private static final ObjectKey EMPTY = ObjectKey.of("");

    private final @Nullable Alphabet[] beginnings = new Alphabet[ObjectKey.MAX_BYTES + 4];
    private final @Nullable Alphabet[] continuations = new Alphabet[ObjectKey.MAX_BYTES + 4];
    private final double leastUnseen;
    private int longest;

    /**
     * @param leastUnseen weight of all bytes together that were not seen at a position, at least; that of a seen one is
     *     1
     */
    KeyModel(double leastUnseen) {
        this.leastUnseen = leastUnseen;
    }

    /**
     * All keys that begin with the first {@code position} bytes of {@code key} and then a byte of {@code low..high}.
     *
     * @param key one of the ends of the way
     * @param isUp whether it leads up from the way's beginning rather than across or down to its end
     * @param mass relative to the prefix that both ends of the way share
     */
    record Step(ObjectKey key, boolean isUp, int position, int low, int high, double mass) {}

    /** Number of bytes of the longest key seen. */
    int longest() {
        return longest;
    }

    /** Takes in some keys of a page, the last one its last. */
    void learn(ObjectKey[] keys) {
        for (int i = 0; i < keys.length; i++) {
            learn(keys[i], i == keys.length - 1);
        }
    }

    private void learn(ObjectKey key, boolean endsPage) {
        longest = Math.max(longest, key.length());
        for (int i = 0; i < key.length(); i++) {
            int symbol = key.byteAt(i);
            Alphabet alphabet = alphabet(i, Utf8.isContinuation(symbol));
            alphabet.see(symbol);
            if (endsPage) {
                alphabet.endPage();
            }
        }
    }

    /** The bytes that may come next after a beginning of a key. */
    Alphabet alphabetAfter(byte[] bytes, int length) {
        return alphabet(length, Utf8.isUnfinished(bytes, length));
    }

    private Alphabet alphabet(int position, boolean continuation) {
        @Nullable Alphabet[] alphabets = continuation ? continuations : beginnings;
        Alphabet alphabet = alphabets[position];
        if (alphabet == null) {
            alphabet = new Alphabet(continuation, leastUnseen);
            alphabets[position] = alphabet;
        }
        return alphabet;
    }

    private double share(byte[] key, int position) {
        int symbol = key[position] & 0xFF;
        return alphabet(position, Utf8.isContinuation(symbol)).share(symbol, symbol);
    }

    /** The share of all keys that lies between two, as far as can be told from their bytes; 0..1. */
    double volume(@Nullable ObjectKey after, @Nullable ObjectKey through) {
        double volume = 0;
        for (Step step : way(after, through)) {
            volume += step.mass();
        }
        if (after != null && through != null) {
            byte[] key = after.toUtf8();
            for (int position = 0; position < after.sharedPrefixLength(through); position++) {
                volume *= share(key, position);
            }
        }
        return volume;
    }

    /** The steps between two keys, in key order. */
    List<Step> way(@Nullable ObjectKey after, @Nullable ObjectKey through) {
        ObjectKey left = after == null ? EMPTY : after;
        ObjectKey right = through == null ? EMPTY : through;
        int shared = left.sharedPrefixLength(right);
        List<Step> way = new ArrayList<>();
        addUp(way, left, shared);
        addAcross(way, left, right, shared);
        addDown(way, right, shared);
        return way;
    }

    private void addUp(List<Step> way, ObjectKey left, int shared) {
        byte[] bytes = left.toUtf8();
        if (bytes.length == shared) {
            return;
        }
        double[] masses = new double[bytes.length + 1];
        masses[shared] = 1;
        for (int position = shared; position < bytes.length; position++) {
            masses[position + 1] = masses[position] * share(bytes, position);
        }
        for (int position = bytes.length; position > shared; position--) {
            int low = position == bytes.length ? Utf8.lowest(bytes, position) : left.byteAt(position) + 1;
            add(way, left, true, bytes, position, low, Utf8.highest(bytes, position), masses[position]);
        }
    }

    private void addAcross(List<Step> way, ObjectKey left, ObjectKey right, int shared) {
        boolean goesUp = left.length() > shared;
        ObjectKey key = goesUp ? left : right;
        byte[] bytes = key.toUtf8();
        int low = goesUp ? left.byteAt(shared) + 1 : Utf8.lowest(bytes, shared);
        int high = right.length() > shared ? right.byteAt(shared) - 1 : Utf8.highest(bytes, shared);
        add(way, key, false, bytes, shared, low, high, 1);
    }

    private void addDown(List<Step> way, ObjectKey right, int shared) {
        byte[] bytes = right.toUtf8();
        double mass = 1;
        for (int position = shared + 1; position < bytes.length; position++) {
            mass *= share(bytes, position - 1);
            add(way, right, false, bytes, position, Utf8.lowest(bytes, position), right.byteAt(position) - 1, mass);
        }
    }

    private void add(
            List<Step> way,
            ObjectKey key,
            boolean isUp,
            byte[] bytes,
            int position,
            int low,
            int high,
            double massBefore) {
        double mass = massBefore * alphabetAfter(bytes, position).share(low, high);
        if (mass > 0) {
            way.add(new Step(key, isUp, position, low, high, mass));
        }
    }
}
