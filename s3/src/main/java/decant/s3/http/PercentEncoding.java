package decant.s3.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ObjectKey;

/**
 * Percent-encoding as Signature Version 4 wants it: letters, digits and {@code -._~} stay, every other byte of the
 * UTF-8 form becomes {@code %XX} in upper case [AWS General Reference, canonical requests]. Nothing is normalised:
 * {@code //}, {@code .} and {@code ..} are ordinary parts of a key.
 */
public final class PercentEncoding {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private PercentEncoding() {}

    /** Appends a key for use in a path: slashes stay. */
    public static void appendPath(StringBuilder out, ObjectKey key) {
        for (int i = 0; i < key.length(); i++) {
            append(out, key.byteAt(i), true);
        }
    }

    /** A text for use in a path: slashes stay. */
    public static String path(String text) {
        return encode(text, true);
    }

    /** A text for use as a name or value in a query: slashes are encoded too. */
    public static String query(String text) {
        return encode(text, false);
    }

    private static String encode(String text, boolean keepSlash) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(UTF_8)) {
            append(out, b & 0xFF, keepSlash);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int b, boolean keepSlash) {
        if (isUnreserved(b) || (b == '/' && keepSlash)) {
            out.append((char) b);
        } else {
            out.append('%').append(HEX[b >> 4]).append(HEX[b & 0xF]);
        }
    }

    private static boolean isUnreserved(int b) {
        return (b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '-'
                || b == '.'
                || b == '_'
                || b == '~';
    }
}
