package decant.store.contract;

import static decant.store.contract.ContractRows.listed;
import static decant.store.contract.ContractRows.present;
import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.store.ListPage;
import decant.store.StoreException.Kind;
import decant.store.contract.RandomKeys.Distribution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Listing: order, paging, proof of presence. */
interface ListingContract extends ContractRows {
    long SEED = 17;

    @Test
    default void anEmptyBucketListsNothing() throws Exception {
        ListPage page = source().list(null, 1_000);

        assertThat(page.count()).isZero();
        assertThat(page.isTruncated()).isFalse();
        assertThat(source().list(KEY, 1_000).count()).isZero();
    }

    @ParameterizedTest(name = "pages of {0}")
    @ValueSource(ints = {1, 2, 7, 1_000})
    default void theZooIsListedInTheOrderOfItsBytes(int limit) throws Exception {
        List<ObjectKey> keys = listableZoo();
        putAll(keys);

        assertThat(listed(source(), null, limit)).containsExactlyElementsOf(keys);
    }

    @Test
    default void theOrderIsThatOfBytesNotOfUtf16() throws Exception {
        ObjectKey fullwidth = ObjectKey.of("\uFF21");
        ObjectKey emoji = ObjectKey.of("\uD83D\uDE00");
        putAll(List.of(emoji, fullwidth));

        if (declares(Deviation.UTF16_ORDER)) {
            ContractRows.failure(Kind.CORRUPT, () -> source().list(null, 1_000));
        } else {
            assertThat(listed(source(), null, 1_000)).containsExactly(fullwidth, emoji);
        }
    }

    @Test
    default void aPageMayEndWithAControlCharacter() throws Exception {
        ObjectKey control = ObjectKey.of("a\u0001");
        putAll(List.of(control, ObjectKey.of("b")));

        if (declares(Deviation.CONTROL_CHARACTER_ENDS_PAGE)) {
            ContractRows.failure(Kind.CORRUPT, () -> source().list(null, 1));
        } else {
            assertThat(listed(source(), null, 1)).containsExactly(control, ObjectKey.of("b"));
        }
    }

    @Test
    default void aListingBeginsAfterAKeyThatExists() throws Exception {
        List<ObjectKey> keys = listableZoo();
        putAll(keys);

        for (int i = 0; i < keys.size(); i++) {
            assertThat(listed(source(), keys.get(i), 1_000))
                    .containsExactlyElementsOf(keys.subList(i + 1, keys.size()));
        }
    }

    @Test
    default void aListingBeginsAfterAKeyThatDoesNotExist() throws Exception {
        fixture().source().put("b", "1");
        fixture().source().put("b-c", "2");
        fixture().source().put("d", "3");

        assertThat(listed(source(), ObjectKey.of("a"), 1_000)).hasSize(3);
        assertThat(listed(source(), ObjectKey.of("b "), 1_000)).containsExactly(ObjectKey.of("b-c"), ObjectKey.of("d"));
        assertThat(listed(source(), ObjectKey.of("c"), 1)).containsExactly(ObjectKey.of("d"));
        assertThat(listed(source(), ObjectKey.of("e"), 1_000)).isEmpty();
    }

    @Test
    default void aFullPageSaysThatMoreFollows() throws Exception {
        List<ObjectKey> keys = new RandomKeys(SEED).sorted(Distribution.LONG_PREFIX_COUNTERS, 1_050);
        putAll(keys);

        ListPage page = source().list(null, 1_000);

        assertThat(page.count()).isEqualTo(1_000);
        assertThat(page.isTruncated()).isTrue();
        assertThat(listed(source(), page.lastKey(), 1_000)).containsExactlyElementsOf(keys.subList(1_000, 1_050));
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    default void keysOfEveryDistributionAreListedInOrder(Distribution distribution) throws Exception {
        boolean wild =
                EnumSet.of(Distribution.MIXED_UNICODE, Distribution.TINY_ALPHABET, Distribution.ZOO_PIECES)
                        .contains(distribution);
        if (wild && !fixture().declared().lostAnimals().isEmpty()) {
            return; // These keys are made of what the server is declared, and in KeyContract shown, to lose.
        }
        List<ObjectKey> keys = new RandomKeys(SEED).sorted(distribution, 60);
        putAll(keys);

        assertThat(listed(source(), null, 1_000)).containsExactlyElementsOf(keys);
        assertThat(listed(source(), keys.get(20), 7)).containsExactlyElementsOf(keys.subList(21, 60));
    }

    @Test
    default void aPageThatHoldsEverythingIsNotTruncated() throws Exception {
        fixture().source().put("a", "1");
        fixture().source().put("b", "2");

        assertThat(source().list(null, 2).isTruncated()).isFalse();
        assertThat(source().list(null, 1).isTruncated()).isTrue();
    }

    @Test
    default void aListingSaysOfContentWhatAHeadSays() throws Exception {
        fixture().source().put(KEY, NewObject.of("some bytes"));

        ListPage page = source().list(null, 1_000);

        assertThat(page.content(0).isSameWrite(present(source(), KEY).content())).isTrue();
        assertThat(page.size(0)).isEqualTo("some bytes".length());
        assertThat(page.etag(0)).isEqualTo(Etags.of("some bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    default void onlyAListedKeyIsProvenPresent() throws Exception {
        assertThat(source().isListed(ObjectKey.of("b"))).isFalse();
        fixture().source().put("b-", "a longer key that begins alike");
        fixture().source().put("a", "an earlier key");
        assertThat(source().isListed(ObjectKey.of("b"))).isFalse();
        fixture().source().put("b", "the key itself");
        assertThat(source().isListed(ObjectKey.of("b"))).isTrue();
        assertThat(source().isListed(ObjectKey.of("b-"))).isTrue();
    }

    private List<ObjectKey> listableZoo() {
        List<ObjectKey> keys = fixture().declared().zooKeys();
        return keys.stream()
                .filter(key -> !declares(Deviation.FILES_ARE_NO_FOLDERS) || keys.stream().noneMatch(isBelow(key)))
                .filter(key -> !declares(Deviation.CONTROL_CHARACTER_ENDS_PAGE) || isText(key))
                .filter(key -> !declares(Deviation.UTF16_ORDER) || key.toString().chars().noneMatch(c -> c >= 0xD800))
                .toList();
    }

    /** Whether XML can hold the key as it is. */
    private static boolean isText(ObjectKey key) {
        return key.toString().chars().allMatch(c -> c >= ' ' || c == '\t' || c == '\n' || c == '\r');
    }

    private static Predicate<ObjectKey> isBelow(ObjectKey folder) {
        return key -> key.toString().startsWith(folder + "/");
    }

    private void putAll(List<ObjectKey> keys) throws Exception {
        List<ObjectKey> shuffled = new ArrayList<>(keys);
        Collections.shuffle(shuffled, new Random(SEED));
        ConcurrencyContract.forEach(shuffled, key -> fixture().source().put(key, NewObject.of(key.toString())));
    }
}
