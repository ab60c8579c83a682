package decant.s3.listing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Characters as they lie in bytes: which are plain text, which are well-formed UTF-8, which XML 1.0 allows. */
final class Characters {
    /** Eight bytes at a time; the first one is the lowest. */
    private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Characters() {}

    /** The eight bytes from a position, which must be there. */
    static long word(byte[] bytes, int at) {
        return (long) WORD.get(bytes, at);
    }

    static void setWord(byte[] bytes, int at, long word) {
        WORD.set(bytes, at, word);
    }

    /** The high bit of every byte of the word that equals this one; bits above the lowest set one may be wrong. */
    static long matches(long word, int wanted) {
        long difference = word ^ (wanted * ONES);
        return (difference - ONES) & ~difference & HIGH_BITS;
    }

    /** Whether any byte of the word is not ASCII. */
    static boolean hasNonAscii(long word) {
        return (word & HIGH_BITS) != 0;
    }

    /**
     * The first position that holds something else than plain text: markup, a reference, {@code >}, a control
     * character, or a byte beyond ASCII; {@code end} if there is none.
     */
    static int skipPlain(byte[] bytes, int begin, int end) {
        int at = begin;
        while (at <= end - Long.BYTES) {
            long word = word(bytes, at);
            long control = (word - 0x20 * ONES) & ~word;
            // '<' is 0x3C and '>' is 0x3E: with the second bit set they are the same.
            long special = ((control | word) & HIGH_BITS) | matches(word | 2 * ONES, '>') | matches(word, '&');
            if (special != 0) {
                return at + (Long.numberOfTrailingZeros(special) >>> 3);
            }
            at += Long.BYTES;
        }
        while (at < end && isPlain(bytes[at])) {
            at++;
        }
        return at;
    }

    /** Bytes beyond ASCII are negative, and so no plain text either. */
    private static boolean isPlain(byte b) {
        return b >= 0x20 && b != '<' && b != '>' && b != '&';
    }

    /** Bytes of the well-formed UTF-8 sequence that begins here, 1..4, or 0 if none does [RFC 3629, section 4]. */
    static int sequenceLength(byte[] bytes, int at, int end) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        // The second byte has a narrower range after some first ones: no long forms, no surrogates, nothing above
        // U+10FFFF.
        int length;
        int low = 0x80;
        int high = 0xBF;
        if (first >= 0xC2 && first <= 0xDF) {
            length = 2;
        } else if (first >= 0xE0 && first <= 0xEF) {
            length = 3;
            low = first == 0xE0 ? 0xA0 : low;
            high = first == 0xED ? 0x9F : high;
        } else if (first >= 0xF0 && first <= 0xF4) {
            length = 4;
            low = first == 0xF0 ? 0x90 : low;
            high = first == 0xF4 ? 0x8F : high;
        } else {
            return 0;
        }
        if (length > end - at) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        boolean wellFormed = second >= low && second <= high;
        for (int i = at + 2; i < at + length; i++) {
            wellFormed &= (bytes[i] & 0xC0) == 0x80;
        }
        return wellFormed ? length : 0;
    }

    /** Whether all of it is well-formed UTF-8. */
    static boolean isUtf8(byte[] bytes, int begin, int end) {
        int at = begin;
        while (at < end) {
            int length = sequenceLength(bytes, at, end);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** Whether a sequence of three bytes is U+FFFE or U+FFFF, which XML does not allow though UTF-8 does. */
    static boolean isNoncharacter(byte[] bytes, int at) {
        return bytes[at] == (byte) 0xEF && bytes[at + 1] == (byte) 0xBF && (bytes[at + 2] & 0xFE) == 0xBE;
    }

    /** Whether XML 1.0 allows a character (section 2.2). */
    static boolean isAllowed(int codePoint) {
        return codePoint == '\t'
                || codePoint == '\n'
                || codePoint == '\r'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || (codePoint >= 0x1_0000 && codePoint <= 0x10_FFFF);
    }

    /** Writes a character as UTF-8 and returns its number of bytes. */
    static int encode(int codePoint, byte[] bytes, int at) {
        if (codePoint < 0x80) {
            bytes[at] = (byte) codePoint;
            return 1;
        }
        int length = codePoint < 0x800 ? 2 : codePoint < 0x1_0000 ? 3 : 4;
        int rest = codePoint;
        for (int i = at + length - 1; i > at; i--) {
            bytes[i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        // The first byte begins with as many ones as there are bytes.
        bytes[at] = (byte) ((0xF00 >> length) | rest);
        return length;
    }
}
