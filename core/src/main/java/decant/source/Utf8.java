package decant.source;

/** Which bytes may follow a beginning of well-formed UTF-8 (Unicode 17, table 3-7). */
final class Utf8 {
    /** Bytes that may begin a character lie in this span, though not all of it may (80..C1 may not). */
    static final int FIRST_LOW = 0x01;

    static final int FIRST_HIGH = 0xF4;

    private Utf8() {}

    /** Whether the byte continues a character. */
    static boolean isContinuation(int symbol) {
        return (symbol & 0xC0) == 0x80;
    }

    /** Whether the bytes end in the middle of a character. */
    static boolean isUnfinished(byte[] bytes, int length) {
        return lead(bytes, length) >= 0;
    }

    /** The lowest byte that may come next. */
    static int lowest(byte[] bytes, int length) {
        int lead = lead(bytes, length);
        if (lead < 0) {
            return FIRST_LOW;
        }
        if (lead == length - 1) {
            return switch (bytes[lead] & 0xFF) {
                case 0xE0 -> 0xA0;
                case 0xF0 -> 0x90;
                default -> 0x80;
            };
        }
        return 0x80;
    }

    /** The highest byte that may come next. */
    static int highest(byte[] bytes, int length) {
        int lead = lead(bytes, length);
        if (lead < 0) {
            return FIRST_HIGH;
        }
        if (lead == length - 1) {
            return switch (bytes[lead] & 0xFF) {
                case 0xED -> 0x9F;
                case 0xF4 -> 0x8F;
                default -> 0xBF;
            };
        }
        return 0xBF;
    }

    /** Index of the first byte of an unfinished character at the end, or -1. */
    private static int lead(byte[] bytes, int length) {
        int index = length - 1;
        while (index >= 0 && length - index < 4 && isContinuation(bytes[index])) {
            index--;
        }
        if (index < 0) {
            return -1;
        }
        int first = bytes[index] & 0xFF;
        int size = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        return length - index < size ? index : -1;
    }
}
