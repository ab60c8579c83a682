package decant.source;

import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts what is left of a range into {@link Level}s. All volumes at one depth are shares of what the bytes before it
 * begin, so that nothing is lost to rounding however deep the keys differ.
 */
final class Levels {
    private final KeyModel model;

    Levels(KeyModel model) {
        this.model = model;
    }

    /**
     * The levels between a key and the end of its range, in key order: the deepest first.
     *
     * @param base keys are known of from here on
     * @param last the last key seen
     * @param keysWithin keys seen that share the first bytes of {@code last}, by the number of those bytes
     */
    List<Level> between(@Nullable ObjectKey base, ObjectKey last, @Nullable ObjectKey through, double[] keysWithin) {
        byte[] bytes = last.toUtf8();
        int top = through == null ? 0 : through.sharedPrefixLength(last);
        List<Level> levels = new ArrayList<>();
        double seen = 0;
        for (int position = bytes.length; position >= top; position--) {
            seen = seen(seen, base, last, bytes, position);
            double left = left(bytes, position, position == top ? through : null);
            if (left > 0) {
                levels.add(new Level(position, keysWithin[position], left / Math.max(seen, Double.MIN_NORMAL)));
            }
        }
        return levels;
    }

    /** Volume seen below the bytes before a position, from the one seen a byte deeper. */
    private double seen(double deeper, @Nullable ObjectKey base, ObjectKey last, byte[] bytes, int position) {
        if (position == bytes.length) {
            return 0;
        }
        int symbol = bytes[position] & 0xFF;
        double seen = deeper * share(bytes, position, symbol, symbol);
        int shared = base == null ? -1 : base.sharedPrefixLength(last);
        if (base != null && position == shared && position < base.length()) {
            return seen + above(base.toUtf8(), position, symbol - 1);
        }
        return position < shared ? seen : seen + share(bytes, position, Utf8.lowest(bytes, position), symbol - 1);
    }

    /**
     * Volume left below the bytes before a position.
     *
     * @param through where the range ends, if it ends there
     */
    private double left(byte[] bytes, int position, @Nullable ObjectKey through) {
        int low = position < bytes.length ? (bytes[position] & 0xFF) + 1 : Utf8.lowest(bytes, position);
        if (through == null) {
            return share(bytes, position, low, Utf8.highest(bytes, position));
        }
        return through.length() > position ? below(through.toUtf8(), position, low) : 0;
    }

    /** Volume of what follows a key, up to and including a byte at a position. */
    private double above(byte[] key, int position, int high) {
        double above = 1;
        for (int i = key.length - 1; i > position; i--) {
            int symbol = key[i] & 0xFF;
            above = share(key, i, symbol + 1, Utf8.highest(key, i)) + above * share(key, i, symbol, symbol);
        }
        int symbol = key[position] & 0xFF;
        return share(key, position, symbol + 1, high) + above * share(key, position, symbol, symbol);
    }

    /** Volume of what precedes a key, from a byte at a position on. */
    private double below(byte[] key, int position, int low) {
        double below = 0;
        for (int i = key.length - 1; i > position; i--) {
            int symbol = key[i] & 0xFF;
            below = share(key, i, Utf8.lowest(key, i), symbol - 1) + below * share(key, i, symbol, symbol);
        }
        int symbol = key[position] & 0xFF;
        return share(key, position, low, symbol - 1) + below * share(key, position, symbol, symbol);
    }

    private double share(byte[] key, int position, int low, int high) {
        return model.alphabetAfter(key, position).share(low, high);
    }
}
