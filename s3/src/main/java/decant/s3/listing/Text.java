package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The text of an element: a span of the body, or of a copy with its references resolved. Reused from element to
 * element.
 */
final class Text {
    private static final int MAX_QUOTED_BYTES = 60;

    private byte[] bytes = new byte[0];
    private int begin;
    private int end;
    private boolean hasReferences;

    /** Makes this the text of another element. */
    void set(byte[] bytes, int begin, int end, boolean hasReferences) {
        this.bytes = bytes;
        this.begin = begin;
        this.end = end;
        this.hasReferences = hasReferences;
    }

    byte[] bytes() {
        return bytes;
    }

    int begin() {
        return begin;
    }

    int end() {
        return end;
    }

    int length() {
        return end - begin;
    }

    boolean is(byte[] other) {
        return Arrays.equals(bytes, begin, end, other, 0, other.length);
    }

    /** Whether it is longer than two of these and both begins and ends with one. */
    boolean isBetween(byte[] other) {
        int size = other.length;
        return length() > 2 * size
                && Arrays.equals(bytes, begin, begin + size, other, 0, size)
                && Arrays.equals(bytes, end - size, end, other, 0, size);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, begin, end);
    }

    /** This, with its references replaced by the characters they stand for. */
    Text resolve() throws UnreadablePage {
        if (hasReferences) {
            byte[] resolved = new byte[length()];
            set(resolved, 0, References.resolve(bytes, begin, end, resolved), false);
        }
        return this;
    }

    /** For messages: in quotes, shortened, and without control characters. */
    String quoted() {
        boolean whole = length() <= MAX_QUOTED_BYTES;
        String shown = new String(bytes, begin, whole ? length() : MAX_QUOTED_BYTES, UTF_8);
        return "\"" + shown.replaceAll("\\p{Cntrl}", "?") + (whole ? "\"" : "...\"");
    }

    @Override
    public String toString() {
        return new String(bytes, begin, length(), UTF_8);
    }
}
