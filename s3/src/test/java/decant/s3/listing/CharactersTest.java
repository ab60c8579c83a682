package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CharactersTest {
    @Test
    void everyCharacterIsWrittenAsUtf8() {
        byte[] bytes = new byte[6];
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                continue;
            }
            int length = Characters.encode(c, bytes, 1);
            assertThat(Arrays.copyOfRange(bytes, 1, 1 + length)).isEqualTo(Character.toString(c).getBytes(UTF_8));
            assertThat(Characters.sequenceLength(bytes, 1, 1 + length)).isEqualTo(length);
            assertThat(length == 3 && Characters.isNoncharacter(bytes, 1)).isEqualTo(c == 0xFFFE || c == 0xFFFF);
        }
    }

    @Test
    void sequencesAreJudgedAsTheJdkJudgesThem() {
        // Every first and second byte, and the edges of what may follow.
        int[] edges = {0x00, 0x41, 0x7F, 0x80, 0xBF, 0xC0, 0xC2, 0xE0, 0xFF};
        CharsetDecoder jdk = UTF_8.newDecoder();
        CharBuffer decoded = CharBuffer.allocate(4);
        for (int pair = 0; pair < 1 << 16; pair++) {
            for (int third : edges) {
                for (int fourth : edges) {
                    byte[] bytes = {(byte) (pair >>> 8), (byte) pair, (byte) third, (byte) fourth};
                    boolean malformed = jdk.reset().decode(ByteBuffer.wrap(bytes), decoded.clear(), true).isError();
                    if (Characters.isUtf8(bytes, 0, bytes.length) == malformed) {
                        throw new AssertionError("Judged wrongly: " + Arrays.toString(bytes));
                    }
                }
            }
        }
    }

    @Test
    void plainTextEndsAtTheFirstByteThatIsNotPlain() {
        for (int length = 0; length <= 24; length++) {
            for (int at = 0; at < length; at++) {
                for (int b = 0; b < 256; b++) {
                    byte[] bytes = new byte[length];
                    Arrays.fill(bytes, (byte) 'a');
                    bytes[at] = (byte) b;
                    boolean plain = b >= 0x20 && b < 0x80 && "<>&".indexOf(b) < 0;
                    assertThat(Characters.skipPlain(bytes, 0, length)).isEqualTo(plain ? length : at);
                }
            }
        }
    }
}
