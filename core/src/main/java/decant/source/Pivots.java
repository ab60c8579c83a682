package decant.source;

import decant.model.ObjectKey;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds keys at which to split a range. Every pivot is well-formed UTF-8, lies strictly inside the range, and is hardly
 * longer than the longest key seen.
 */
final class Pivots {
    /** A pivot is close enough when it misses the place asked for by less than this share of the whole. */
    private static final double PRECISION = 1.0 / 32;

    private static final int LONGEST_CHARACTER_BYTES = 4;
    private static final int HIGHEST_ASCII = 0x7E;
    private static final int LOWEST_BEYOND_ASCII = 0xC2;

    private final KeyModel model;

    Pivots(KeyModel model) {
        this.model = model;
    }

    /** The key at a fraction, 0..1, of the measure between two keys. */
    @Nullable ObjectKey byVolume(@Nullable ObjectKey after, @Nullable ObjectKey through, double fraction) {
        List<KeyModel.Step> way = model.way(after, through);
        double total = way.stream().mapToDouble(KeyModel.Step::mass).sum();
        double left = total * fraction;
        for (KeyModel.Step step : way) {
            if (left <= step.mass()) {
                return inside(after, through, within(step, left / step.mass(), PRECISION * total));
            }
            left -= step.mass();
        }
        return null;
    }

    private byte[] within(KeyModel.Step step, double fraction, double precision) {
        byte[] bytes =
                Arrays.copyOf(
                        step.key().toUtf8(), Math.max(step.position(), model.longest()) + LONGEST_CHARACTER_BYTES + 1);
        int length = step.position();
        int low = step.low();
        int high = step.high();
        double mass = step.mass();
        double wanted = fraction;
        do {
            Alphabet alphabet = model.alphabetAfter(bytes, length);
            double all = alphabet.share(low, high);
            int symbol = alphabet.symbolAt(low, high, wanted);
            double own = alphabet.share(symbol, symbol) / all;
            wanted = Math.clamp((wanted - alphabet.share(low, symbol - 1) / all) / own, 0.0, 1.0);
            mass *= own;
            bytes[length++] = (byte) symbol;
            low = Utf8.lowest(bytes, length);
            high = Utf8.highest(bytes, length);
        } while (mass > precision && length < model.longest());
        return finished(bytes, length);
    }

    /**
     * The key that parts, from all that follows, the keys that share more than half of what a page's keys share: for
     * keys that hide deep below a prefix, which {@link #byVolume} would approach one byte at a time.
     *
     * @param sharedBytes length of the prefix which the page before {@code after} shares
     */
    @Nullable ObjectKey byDepth(ObjectKey after, @Nullable ObjectKey through, int sharedBytes) {
        byte[] key = after.toUtf8();
        int shared = through == null ? 0 : after.sharedPrefixLength(through);
        for (int position = Math.min((shared + sharedBytes) / 2, key.length - 1); position >= shared; position--) {
            ObjectKey pivot = inside(after, through, successor(key, position));
            if (pivot != null) {
                return pivot;
            }
        }
        return null;
    }

    /** What follows all keys that begin like this one, up to and including a position. */
    private static byte @Nullable [] successor(byte[] key, int position) {
        int symbol = (key[position] & 0xFF) + 1;
        if (!Utf8.isUnfinished(key, position) && symbol > HIGHEST_ASCII) {
            symbol = Math.max(symbol, LOWEST_BEYOND_ASCII);
        }
        if (symbol > Utf8.highest(key, position)) {
            return null;
        }
        byte[] bytes = Arrays.copyOf(key, position + LONGEST_CHARACTER_BYTES);
        bytes[position] = (byte) symbol;
        return finished(bytes, position + 1);
    }

    /** Ends a character that was begun, with the lowest bytes that do. */
    private static byte[] finished(byte[] bytes, int length) {
        int end = length;
        while (Utf8.isUnfinished(bytes, end)) {
            bytes[end] = (byte) Utf8.lowest(bytes, end);
            end++;
        }
        return Arrays.copyOf(bytes, end);
    }

    private static @Nullable ObjectKey inside(
            @Nullable ObjectKey after, @Nullable ObjectKey through, byte @Nullable [] bytes) {
        if (bytes == null || bytes.length > ObjectKey.MAX_BYTES) {
            return null;
        }
        ObjectKey pivot = ObjectKey.ofUtf8(bytes, 0, bytes.length);
        boolean isInside =
                (after == null || after.compareTo(pivot) < 0) && (through == null || pivot.compareTo(through) < 0);
        return isInside ? pivot : null;
    }
}
