package decant.s3.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Text encoded as form fields are: {@code %2B} for a plus sign, a plus sign for a space [Amazon S3 User Guide, event
 * message structure]. Unlike the JDK's decoder this one refuses what is not well formed, since a key with a replacement
 * character in it is another key.
 */
final class FormText {
    private FormText() {}

    static String decode(String encoded) throws Unreadable {
        try {
            ByteBuffer bytes = UTF_8.newEncoder().encode(CharBuffer.wrap(encoded));
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(decode(bytes))).toString();
        } catch (CharacterCodingException _) {
            throw new Unreadable("A key is no well-formed Unicode.");
        }
    }

    private static byte[] decode(ByteBuffer encoded) throws Unreadable {
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '+' -> decoded.write(' ');
                case '%' -> {
                    if (i + 2 >= bytes.length) {
                        throw new Unreadable("A key ends within a percent sign's digits.");
                    }
                    decoded.write(hex(bytes[i + 1]) << 4 | hex(bytes[i + 2]));
                    i += 2;
                }
                default -> decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static int hex(byte digit) throws Unreadable {
        int value = Character.digit(digit, 16);
        if (value < 0) {
            throw new Unreadable("A key has a percent sign without two hexadecimal digits.");
        }
        return value;
    }
}
