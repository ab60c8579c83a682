package decant.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import decant.store.contract.KeyZoo;
import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ObjectKeyTest {
    private static final long SEED = 20120601;

    /** Sorted by definition of Unicode, not by bytes: UTF-8 was made so that both orders are one. */
    private static int compareCodePoints(ObjectKey a, ObjectKey b) {
        return Arrays.compare(a.toString().codePoints().toArray(), b.toString().codePoints().toArray());
    }

    @Test
    void theOrderIsNotThatOfStrings() {
        ObjectKey fullwidth = ObjectKey.of("\uFF21");
        ObjectKey emoji = ObjectKey.of("\uD83D\uDE00");

        assertThat(fullwidth).isLessThan(emoji);
        assertThat(fullwidth.toString()).isGreaterThan(emoji.toString());
    }

    @Test
    void theZoosOrderIsThatOfCodePointsAndOfUnsignedBytes() {
        assertOrders(KeyZoo.keys());
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void theOrderIsThatOfCodePointsAndOfUnsignedBytes(Distribution distribution) {
        assertOrders(new RandomKeys(SEED).shuffled(distribution, 200));
    }

    private static void assertOrders(List<ObjectKey> keys) {
        for (ObjectKey a : keys) {
            for (ObjectKey b : keys) {
                int order = Integer.signum(a.compareTo(b));
                assertThat(order).isEqualTo(Integer.signum(compareCodePoints(a, b)));
                assertThat(order).isEqualTo(Integer.signum(Arrays.compareUnsigned(a.toUtf8(), b.toUtf8())));
                assertThat(order == 0).isEqualTo(a.equals(b));
                assertThat(ObjectKey.max(a, b)).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void aKeyIsItsBytesAndItsText(Distribution distribution) {
        List<ObjectKey> keys = new ArrayList<>(new RandomKeys(SEED).sorted(distribution, 100));
        keys.addAll(KeyZoo.keys());
        for (ObjectKey key : keys) {
            byte[] framed = ("<<" + key + ">>").getBytes(UTF_8);
            ObjectKey read = ObjectKey.ofUtf8(framed, 2, framed.length - 2);

            assertThat(read).isEqualTo(key).hasSameHashCodeAs(key);
            assertThat(ObjectKey.of(key.toString())).isEqualTo(key);
            assertThat(key.compareToUtf8(framed, 2, framed.length - 2)).isZero();
            assertThat(key.length()).isEqualTo(key.toUtf8().length);
            for (int i = 0; i < key.length(); i++) {
                assertThat(key.byteAt(i)).isEqualTo(Byte.toUnsignedInt(key.toUtf8()[i]));
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void keysAgreeAsFarAsTheirSharedPrefix(Distribution distribution) {
        RandomKeys random = new RandomKeys(SEED);
        for (int i = 0; i < 500; i++) {
            ObjectKey a = random.next(distribution);
            ObjectKey b = random.next(distribution);
            int shared = a.sharedPrefixLength(b);

            assertThat(b.sharedPrefixLength(a)).isEqualTo(shared);
            assertThat(Arrays.equals(a.toUtf8(), 0, shared, b.toUtf8(), 0, shared)).isTrue();
            boolean oneEndsThere = shared == a.length() || shared == b.length();
            assertThat(oneEndsThere || a.byteAt(shared) != b.byteAt(shared)).isTrue();
        }
    }

    @Test
    void behindAPrefixIsBehindAllThatBeginWithItAndBeforeWhatFollows() {
        ObjectKey behind = ObjectKey.behind("a/");
        assertThat(Stream.of("a/", "a/~", "a/\uFFFD", "a/\uD83D\uDE00").map(ObjectKey::of))
                .allMatch(key -> key.compareTo(behind) < 0);
        assertThat(ObjectKey.of("a0").compareTo(behind)).isPositive();
    }

    @Test
    void theEmptyKeyComesFirst() {
        assertThat(KeyZoo.keys()).allSatisfy(key -> assertThat(ObjectKey.of("")).isLessThan(key));
        assertThat(ObjectKey.of("").length()).isZero();
    }

    @Test
    void theBytesOfAKeyCannotBeChanged() {
        byte[] bytes = {'a', 'b'};
        ObjectKey key = ObjectKey.ofUtf8(bytes, 0, 2);

        bytes[0] = 'x';
        key.toUtf8()[1] = 'x';

        assertThat(key).isEqualTo(ObjectKey.of("ab"));
    }

    @Test
    void theLimitIsOnBytesNotOnCharacters() {
        assertThat(ObjectKey.of("\u6C34".repeat(341) + "w").length()).isEqualTo(ObjectKey.MAX_BYTES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectKey.of("\u6C34".repeat(342)))
                .withMessage("A key holds at most 1024 bytes of UTF-8, this one 1026");
    }

    @Test
    void aLoneSurrogateIsNoKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectKey.of("a\uD83D"))
                .withMessageStartingWith("A key must be well-formed Unicode");
    }
}
