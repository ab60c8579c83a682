package decant.s3.listing;

import decant.model.ObjectKey;
import java.util.Arrays;

/** Reads keys: decodes them once, checks that they are UTF-8, and strips the prefix. */
final class KeyReader {
    private final byte[] prefix;
    private final boolean urlEncoded;
    // Whole words are copied, so the last one may reach beyond the longest key.
    private final byte[] key = new byte[ObjectKey.MAX_BYTES + Long.BYTES];
    private int length;

    /**
     * @param prefix what every key must begin with
     * @param urlEncoded whether keys are encoded as form fields are: {@code %2B} for a plus sign, a plus sign for a
     *     space
     */
    KeyReader(byte[] prefix, boolean urlEncoded) {
        this.prefix = prefix;
        this.urlEncoded = urlEncoded;
    }

    /** The key lies here, from {@link #begin} to {@link #end}, until the next one is read. */
    byte[] bytes() {
        return key;
    }

    int begin() {
        return prefix.length;
    }

    int end() {
        return length;
    }

    void read(Text text) throws UnreadablePage {
        if (urlEncoded) {
            decode(text);
        } else {
            require(text.length() <= ObjectKey.MAX_BYTES, text, "is longer than " + ObjectKey.MAX_BYTES + " bytes");
            length = text.length();
            System.arraycopy(text.bytes(), text.begin(), key, 0, length);
        }
        if (length < prefix.length || !Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new UnreadablePage("the key " + text.quoted() + " lacks the prefix that was asked for");
        }
    }

    private void decode(Text text) throws UnreadablePage {
        byte[] bytes = text.bytes();
        int end = text.end();
        int at = text.begin();
        int to = 0;
        boolean ascii = true;
        while (at < end) {
            require(to < ObjectKey.MAX_BYTES, text, "is longer than " + ObjectKey.MAX_BYTES + " bytes");
            if (at <= end - Long.BYTES) {
                long word = Characters.word(bytes, at);
                long encoded = Characters.matches(word, '%') | Characters.matches(word, '+');
                int plain = encoded == 0 ? Long.BYTES : Long.numberOfTrailingZeros(encoded) >>> 3;
                // What is copied too much of an encoded word is overwritten by what comes next.
                Characters.setWord(key, to, word);
                at += plain;
                to += plain;
                if (encoded == 0) {
                    continue;
                }
            }
            byte b = bytes[at++];
            if (b == '%') {
                require(at + 2 <= end, text, "ends within a percent sign's digits");
                int high = Digits.hex(bytes[at]);
                int low = Digits.hex(bytes[at + 1]);
                require((high | low) >= 0, text, "has a percent sign without two hexadecimal digits");
                b = (byte) (high << 4 | low);
                ascii &= b >= 0;
                at += 2;
            } else if (b == '+') {
                b = ' ';
            }
            key[to++] = b;
        }
        length = to;
        require(length <= ObjectKey.MAX_BYTES, text, "is longer than " + ObjectKey.MAX_BYTES + " bytes");
        // Bytes that were not encoded are well formed already, since all text of a page is.
        require(ascii || Characters.isUtf8(key, 0, length), text, "is no well-formed UTF-8");
    }

    private static void require(boolean condition, Text text, String what) throws UnreadablePage {
        if (!condition) {
            throw new UnreadablePage("the key " + text.quoted() + " " + what);
        }
    }
}
