package decant.s3.listing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.listing.Agreement.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged answers by seed: whatever happens to the bytes, the scanner ends, and what it takes it reads as the SDK does.
 * To see one again: {@code -Ddecant.listing.seed=SEED}.
 */
class MutatedAnswersTest {
    private static final int ANSWERS = 6_000;
    private static final byte[] ALPHANUMERIC = "0123456789aceghikz".getBytes(UTF_8);
    private static final byte[][] TOKENS =
            Arrays.stream(
                            new String[] {
                                "<",
                                ">",
                                "&",
                                ";",
                                "/",
                                "%",
                                "+",
                                "\"",
                                "'",
                                "\0",
                                "\r",
                                "]]>",
                                "--",
                                "é",
                                "&amp;",
                                "&#0;",
                                "&#x41;",
                                "%41",
                                "%zz",
                                "-",
                                "0",
                                "9999999999",
                                "<!--",
                                "-->",
                                "<![CDATA[",
                                "<?",
                                "?>",
                                "<Key>",
                                "</Key>",
                                "<Key/>",
                                "<IsTruncated>true</IsTruncated>",
                                "<EncodingType>url</EncodingType>",
                                "</Contents><Contents>",
                                "</Contents>",
                                "</ListBucketResult>",
                                "<Error><Code>x</Code></Error>",
                                "Contents",
                                "Size",
                                " xmlns=''"
                            })
                    .map(token -> token.getBytes(UTF_8))
                    .toArray(byte[][]::new);

    @Test
    void noDamageMakesAnotherPage() {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        try (Agreement agreement = new Agreement()) {
            Seeds.forEach(
                    ANSWERS,
                    seed -> {
                        Random random = new Random(~seed);
                        RandomAnswer answer = new RandomAnswer(random.nextInt(500));
                        byte[] body = answer.body();
                        for (int damages = 1 + random.nextInt(3); damages > 0; damages--) {
                            body = damaged(body, random);
                        }
                        outcomes.merge(agreement.of(body, answer.prefix()), 1, Integer::sum);
                    });
        }
        // A scanner that refuses all, or takes all, has not been tested.
        int all = outcomes.values().stream().mapToInt(Integer::intValue).sum();
        if (all > 1) {
            assertThat(outcomes.get(Outcome.SAME_PAGE)).isGreaterThan(all / 20);
            assertThat(outcomes.get(Outcome.REFUSED)).isGreaterThan(all / 20);
        }
    }

    private static byte[] damaged(byte[] body, Random random) {
        if (body.length == 0) {
            return body;
        }
        int at = random.nextInt(body.length);
        int until = Math.min(body.length, at + 1 + random.nextInt(random.nextBoolean() ? 4 : 200));
        return switch (random.nextInt(12)) {
            case 0 -> flipped(body, at, random.nextInt(8));
            case 1 -> Arrays.copyOf(body, at);
            case 2 -> spliced(body, at, new byte[0], until);
            case 3 -> spliced(body, until, Arrays.copyOfRange(body, at, until), until);
            case 4 -> spliced(body, at, TOKENS[random.nextInt(TOKENS.length)], at);
            case 5 -> spliced(body, at, TOKENS[random.nextInt(TOKENS.length)], until);
            case 6 -> changed(body, at, random.nextInt(256));
            // Most of what else can be done to an answer leaves no XML: this leaves it, and changes what it says.
            default -> changed(body, nextAlphanumeric(body, at), ALPHANUMERIC[random.nextInt(ALPHANUMERIC.length)]);
        };
    }

    private static byte[] changed(byte[] body, int at, int b) {
        byte[] changed = body.clone();
        changed[at] = (byte) b;
        return changed;
    }

    /** The next letter or digit in text, which names of elements are not; or the position given, if there is none. */
    private static int nextAlphanumeric(byte[] body, int begin) {
        boolean inTag = true;
        for (int at = begin; at < body.length; at++) {
            inTag = body[at] != '>' && (inTag || body[at] == '<' || body[at] == '&');
            if (!inTag && Character.isLetterOrDigit(body[at])) {
                return at;
            }
        }
        return begin;
    }

    private static byte[] flipped(byte[] body, int at, int bit) {
        byte[] changed = body.clone();
        changed[at] ^= (byte) (1 << bit);
        return changed;
    }

    /** The bytes up to one position, some others, and the bytes from another position on. */
    private static byte[] spliced(byte[] body, int end, byte[] between, int begin) {
        byte[] changed = Arrays.copyOf(body, end + between.length + body.length - begin);
        System.arraycopy(between, 0, changed, end, between.length);
        System.arraycopy(body, begin, changed, end + between.length, body.length - begin);
        return changed;
    }
}
