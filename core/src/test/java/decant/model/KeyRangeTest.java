package decant.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class KeyRangeTest {
    private static final long SEED = 5;
    private static final ObjectKey B = ObjectKey.of("b");
    private static final ObjectKey D = ObjectKey.of("d");

    @Test
    void theLowerEndIsOutsideAndTheUpperEndInside() {
        KeyRange range = new KeyRange(B, D);

        assertThat(range.contains(B)).isFalse();
        assertThat(range.contains(ObjectKey.of("b\u0001"))).isTrue();
        assertThat(range.contains(D)).isTrue();
        assertThat(range.contains(ObjectKey.of("d\u0001"))).isFalse();
    }

    @Test
    void anOpenRangeHoldsTheEmptyKeyAndTheLast() {
        assertThat(KeyRange.ALL.contains(ObjectKey.of(""))).isTrue();
        assertThat(KeyRange.ALL.contains(ObjectKey.of("\uDBFF\uDFFF".repeat(256)))).isTrue();
        assertThat(KeyRange.ALL.isEmpty()).isFalse();
        assertThat(new KeyRange(null, ObjectKey.of("")).isEmpty()).isFalse();
        assertThat(new KeyRange(null, ObjectKey.of("")).contains(ObjectKey.of(""))).isTrue();
    }

    @Test
    void aRangeThatEndsWhereItBeginsIsEmpty() {
        assertThat(new KeyRange(B, B).isEmpty()).isTrue();
        assertThat(new KeyRange(B, B).contains(B)).isFalse();
        assertThat(new KeyRange(B, null).isEmpty()).isFalse();
    }

    @Test
    void aRangeCannotEndBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyRange(D, B))
                .withMessage("A range must not end before it begins: (d, b]");
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRange(B, D).upTo(ObjectKey.of("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyRange(B, D).beyond(ObjectKey.of("e")));
    }

    @Test
    void aRangeIsReadable() {
        assertThat(KeyRange.ALL).hasToString("(first, last]");
        assertThat(new KeyRange(B, D)).hasToString("(\"b\", \"d\"]");
    }

    /** Splitting anywhere gives two parts that share no key and miss none, however often it is done. */
    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void splittingGivesDisjointPartsThatCover(Distribution distribution) {
        List<ObjectKey> keys = new RandomKeys(SEED).sorted(distribution, 60);
        for (int low = -1; low < keys.size(); low += 3) {
            for (int high = Math.max(low, 0); high <= keys.size(); high += 4) {
                KeyRange range = new KeyRange(keyOrNull(keys, low), keyOrNull(keys, high));
                for (int pivot = Math.max(low, 0); pivot < Math.min(high + 1, keys.size()); pivot++) {
                    assertSplit(range, keys.get(pivot), keys);
                }
            }
        }
    }

    private static ObjectKey keyOrNull(List<ObjectKey> keys, int index) {
        return index < 0 || index >= keys.size() ? null : keys.get(index);
    }

    private static void assertSplit(KeyRange range, ObjectKey pivot, List<ObjectKey> keys) {
        KeyRange near = range.upTo(pivot);
        KeyRange far = range.beyond(pivot);
        for (ObjectKey key : keys) {
            assertThat(near.contains(key) && far.contains(key)).isFalse();
            assertThat(near.contains(key) || far.contains(key)).isEqualTo(range.contains(key));
            assertThat(near.isBefore(key)).isEqualTo(key.compareTo(pivot) > 0);
            if (range.isEmpty()) {
                assertThat(range.contains(key)).isFalse();
            }
        }
    }
}
