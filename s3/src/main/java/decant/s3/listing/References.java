package decant.s3.listing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * The references of XML 1.0 (section 4.1): the five predefined entities, and characters by number. There are no others
 * without a document type, which listings have not.
 */
final class References {
    /** Most bytes between {@code &} and {@code ;}: {@code #x10FFFF} needs 8. */
    private static final int MAX_BYTES = 8;

    private static final byte[][] NAMES = {
        "quot".getBytes(US_ASCII),
        "amp".getBytes(US_ASCII),
        "lt".getBytes(US_ASCII),
        "gt".getBytes(US_ASCII),
        "apos".getBytes(US_ASCII),
    };
    private static final char[] MEANINGS = {'"', '&', '<', '>', '\''};

    private References() {}

    /** Position of the semicolon that ends the reference. */
    static int semicolon(byte[] bytes, int ampersand, int end) throws UnreadablePage {
        int stop = Math.min(end, ampersand + MAX_BYTES + 2);
        for (int at = ampersand + 1; at < stop; at++) {
            if (bytes[at] == ';') {
                return at;
            }
        }
        throw new UnreadablePage("it holds an ampersand that begins no reference");
    }

    /** The character that a reference stands for; by number, it may be one that XML does not allow. */
    static int codePoint(byte[] bytes, int ampersand, int semicolon) throws UnreadablePage {
        int begin = ampersand + 1;
        for (int i = 0; i < NAMES.length; i++) {
            if (Arrays.equals(bytes, begin, semicolon, NAMES[i], 0, NAMES[i].length)) {
                return MEANINGS[i];
            }
        }
        if (bytes[begin] != '#') {
            throw new UnreadablePage("it holds a reference to an entity that XML does not define");
        }
        boolean hex = bytes[begin + 1] == 'x';
        return number(bytes, hex ? begin + 2 : begin + 1, semicolon, hex ? 16 : 10);
    }

    /** The number, which cannot overflow: it has at most seven decimal or six hexadecimal digits. */
    private static int number(byte[] bytes, int begin, int end, int radix) throws UnreadablePage {
        int number = 0;
        boolean readable = begin < end;
        for (int i = begin; readable && i < end; i++) {
            int digit = Digits.hex(bytes[i]);
            number = number * radix + digit;
            readable = digit >= 0 && digit < radix;
        }
        if (!readable) {
            throw new UnreadablePage("it holds a reference to a character without a number");
        }
        return number;
    }

    /**
     * Copies text with its references replaced, which never makes it longer; they must be allowed ones. Returns the
     * length of the copy.
     */
    static int resolve(byte[] bytes, int begin, int end, byte[] copy) throws UnreadablePage {
        int length = 0;
        int at = begin;
        while (at < end) {
            if (bytes[at] == '&') {
                int semicolon = semicolon(bytes, at, end);
                length += Characters.encode(codePoint(bytes, at, semicolon), copy, length);
                at = semicolon + 1;
            } else {
                copy[length++] = bytes[at++];
            }
        }
        return length;
    }
}
