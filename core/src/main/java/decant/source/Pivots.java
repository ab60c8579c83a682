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
    /** A pivot is close enough when it misses the place asked for by less than this share of the way to it. */
    private static final double PRECISION = 1.0 / 32;

    private static final int LONGEST_CHARACTER_BYTES = 4;

    private final KeyModel model;

    Pivots(KeyModel model) {
        this.model = model;
    }

    /**
     * The key at a fraction, 0..1, of the volume of a {@link Level}.
     *
     * @param last the last key seen, where the level begins
     * @param through the end of the range
     * @param position of the level
     */
    @Nullable ObjectKey atLevel(ObjectKey last, @Nullable ObjectKey through, int position, double fraction) {
        int shared = through == null ? 0 : last.sharedPrefixLength(through);
        List<KeyModel.Step> steps =
                model.way(last, through).stream()
                        .filter(step -> position == shared ? !step.isUp() : step.isUp() && step.position() == position)
                        .toList();
        double wanted = fraction * steps.stream().mapToDouble(KeyModel.Step::mass).sum();
        double left = wanted;
        for (KeyModel.Step step : steps) {
            if (left <= step.mass()) {
                return inside(last, through, within(step, left / step.mass(), PRECISION * wanted));
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
