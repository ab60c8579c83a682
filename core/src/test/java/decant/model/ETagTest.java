package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ETagTest {
    private static final String DIGITS = "9a0364b9e99bb480dd25e1f0284c8555";

    @Test
    void theUsualFormsAreUnderstood() {
        ETag plain = ETag.of(DIGITS);
        assertThat(plain.isPlain()).isTrue();
        assertThat(plain.parts()).isZero();
        assertThat(plain.high()).isEqualTo(0x9a0364b9e99bb480L);
        assertThat(plain.low()).isEqualTo(0xdd25e1f0284c8555L);
        assertThat(plain.verbatim()).isNull();

        ETag parted = ETag.of(DIGITS + "-10000");
        assertThat(parted.isPlain()).isFalse();
        assertThat(parted.parts()).isEqualTo(10_000);
        assertThat(parted).isNotEqualTo(plain).isNotEqualTo(ETag.of(DIGITS + "-9999"));
    }

    @Test
    void quotesAreNoPartOfIt() {
        assertThat(ETag.of('"' + DIGITS + '"')).isEqualTo(ETag.of(DIGITS)).hasSameHashCodeAs(ETag.of(DIGITS));
        assertThat(ETag.of(DIGITS + "-2").quoted()).isEqualTo('"' + DIGITS + "-2\"");
        assertThat(ETag.of("\"strange\"")).isEqualTo(ETag.of("strange"));
        assertThat(ETag.of("strange").quoted()).isEqualTo("\"strange\"");
    }

    /** Nothing may be normalised: an ETag goes back to the store in If-Match, letter for letter. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"",
                "x",
                "9A0364B9E99BB480DD25E1F0284C8555",
                "9a0364b9e99bb480dd25e1f0284c855",
                "9a0364b9e99bb480dd25e1f0284c85555",
                "9a0364b9e99bb480dd25e1f0284c855g",
                DIGITS + "-",
                DIGITS + "-0",
                DIGITS + "-01",
                DIGITS + "-1x",
                DIGITS + "-+1",
                DIGITS + "-100000",
                DIGITS + "-99999999999",
                DIGITS + "_2",
                "W/\"weak\"",
                "0x8DCBA2BC7A7E6E7"
            })
    void everyOtherFormIsKeptVerbatim(String text) {
        ETag etag = ETag.of(text);

        assertThat(etag.isPlain()).isFalse();
        assertThat(etag.verbatim()).isEqualTo(text);
        assertThat(etag.parts()).isZero();
        assertThat(etag).hasToString(text).isEqualTo(ETag.of(text)).hasSameHashCodeAs(ETag.of(text));
        assertThat(etag).isNotEqualTo(ETag.of(DIGITS));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void whatIsWrittenIsReadBack(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long high = random.nextInt(4) == 0 ? random.nextInt(16) : random.nextLong();
            ETag etag = ETag.ofMd5(high, random.nextLong(), random.nextInt(10_001));

            assertThat(ETag.of(etag.toString())).isEqualTo(etag).hasSameHashCodeAs(etag);
            assertThat(ETag.of(etag.quoted())).isEqualTo(etag);
            assertThat(etag.isPlain()).isEqualTo(etag.toString().length() == 32);
        }
    }
}
