package decant.simulator.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of user metadata. S3 decodes values by RFC 2047 before it stores them, and encodes those that are not plain
 * ASCII before it returns them [Amazon S3 User Guide, UsingMetadata].
 */
final class MetadataText {
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?(UTF-8|ISO-8859-1|US-ASCII)\\?([BQ])\\?([^?]*)\\?=", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=\\?=)\\s+(?==\\?)");

    private MetadataText() {}

    /** Reads a header's value, whose chars stand for a byte each. */
    static String decode(String header) {
        String text = new String(header.getBytes(ISO_8859_1), UTF_8);
        return text.contains("=?")
                ? ENCODED_WORD
                        .matcher(BETWEEN_WORDS.matcher(text).replaceAll(""))
                        .replaceAll(word -> Matcher.quoteReplacement(word(word.group(1), word.group(2), word.group(3))))
                : text;
    }

    private static String word(String charset, String encoding, String text) {
        byte[] bytes = encoding.equalsIgnoreCase("B") ? base64(text) : quotedPrintable(text);
        return new String(bytes, Charset.forName(charset));
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return text.getBytes(US_ASCII);
        }
    }

    private static byte[] quotedPrintable(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '=' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c == '_' ? ' ' : c);
            }
        }
        return bytes.toByteArray();
    }

    /** The form in which a value is returned. */
    static String encode(String value) {
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 127);
        return plain ? value : "=?UTF-8?B?" + Base64.getEncoder().encodeToString(value.getBytes(UTF_8)) + "?=";
    }
}
