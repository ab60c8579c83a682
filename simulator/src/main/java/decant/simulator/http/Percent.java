package decant.simulator.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.bucket.S3Error;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Percent encoding by the rules of signatures and of listings: unreserved characters of RFC 3986 stay, and maybe the
 * slash.
 */
public final class Percent {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(ISO_8859_1);
    private static final boolean[] UNRESERVED = unreserved();

    private Percent() {}

    private static boolean[] unreserved() {
        boolean[] unreserved = new boolean[256];
        for (char c = 0; c < 128; c++) {
            unreserved[c] = Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0;
        }
        return unreserved;
    }

    /** Decodes escapes to bytes and reads them as UTF-8. A plus sign stays one. */
    public static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return utf8(text.getBytes(ISO_8859_1), text.length());
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length()) {
                    throw invalid();
                }
                bytes[length++] = (byte) (digit(text.charAt(i + 1)) << 4 | digit(text.charAt(i + 2)));
                i += 2;
            } else {
                bytes[length++] = (byte) c;
            }
        }
        return utf8(bytes, length);
    }

    private static int digit(char c) {
        int digit = Character.digit(c, 16);
        if (digit < 0) {
            throw invalid();
        }
        return digit;
    }

    private static String utf8(byte[] bytes, int length) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException _) {
            throw invalid();
        }
    }

    private static S3Error invalid() {
        return new S3Error(400, "InvalidURI", "Couldn't parse the specified URI.");
    }

    /** Encodes text for signatures. */
    public static String encode(String text, boolean keepSlash) {
        byte[] utf8 = text.getBytes(UTF_8);
        byte[] encoded = new byte[3 * utf8.length];
        int length = 0;
        for (byte b : utf8) {
            length = put(b, keepSlash, false, encoded, length);
        }
        return new String(encoded, 0, length, ISO_8859_1);
    }

    /**
     * Encodes bytes as S3 does in listings with {@code encoding-type=url}: a space becomes a plus sign, slashes stay.
     *
     * @return the position after what was written, at most three times as many bytes
     */
    public static int encodeForListing(byte[] utf8, int length, byte[] into, int at) {
        int end = at;
        for (int i = 0; i < length; i++) {
            end = put(utf8[i], true, true, into, end);
        }
        return end;
    }

    private static int put(byte b, boolean keepSlash, boolean plusForSpace, byte[] into, int at) {
        if (UNRESERVED[b & 0xFF] || (keepSlash && b == '/')) {
            into[at] = b;
            return at + 1;
        }
        if (plusForSpace && b == ' ') {
            into[at] = '+';
            return at + 1;
        }
        into[at] = '%';
        into[at + 1] = HEX[b >> 4 & 0xF];
        into[at + 2] = HEX[b & 0xF];
        return at + 3;
    }
}
