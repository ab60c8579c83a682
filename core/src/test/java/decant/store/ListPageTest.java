package decant.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListPageTest {
    private static final long SEED = 11;

    private static Content content(Random random) {
        ETag etag =
                switch (random.nextInt(3)) {
                    case 0 -> ETag.ofMd5(random.nextLong(), random.nextLong(), 0);
                    case 1 -> ETag.ofMd5(random.nextLong(), random.nextLong(), 1 + random.nextInt(10_000));
                    default -> ETag.of("opaque-" + random.nextInt());
                };
        StorageClass storageClass = random.nextBoolean() ? StorageClass.STANDARD : new StorageClass("STANDARD_IA");
        return new Content(
                etag, random.nextLong(1L << 40), Instant.ofEpochSecond(random.nextInt()), storageClass, null);
    }

    private static ListPage page(int capacity, List<ObjectKey> keys, List<Content> contents) throws StoreException {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", null, capacity);
        for (int i = 0; i < keys.size(); i++) {
            builder.add(keys.get(i), contents.get(i));
        }
        return builder.build(false);
    }

    private static List<Content> contents(long seed, int count) {
        Random random = new Random(seed);
        List<Content> contents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            contents.add(content(random));
        }
        return contents;
    }

    @ParameterizedTest(name = "capacity {0}, seed " + SEED)
    @ValueSource(ints = {0, 1, 7, 300, 1_000})
    void aPageGivesBackWhatWasAddedHoweverManyWereExpected(int capacity) throws Exception {
        List<ObjectKey> keys = new RandomKeys(SEED).sorted(Distribution.LONG_PREFIX_COUNTERS, 300);
        List<Content> contents = contents(SEED, keys.size());

        ListPage page = page(capacity, keys, contents);

        assertThat(page.count()).isEqualTo(keys.size());
        assertThat(page.lastKey()).isEqualTo(keys.getLast());
        for (int i = 0; i < keys.size(); i++) {
            Content content = contents.get(i);
            assertThat(page.key(i)).isEqualTo(keys.get(i));
            assertThat(page.content(i)).isEqualTo(content);
            assertThat(page.etag(i)).isEqualTo(content.etag());
            assertThat(page.size(i)).isEqualTo(content.size());
            assertThat(page.lastModifiedSeconds(i)).isEqualTo(content.lastModified().getEpochSecond());
            assertThat(page.storageClass(i)).isEqualTo(content.storageClass());
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void countingThroughAKeyIsCountingOneByOne(Distribution distribution) throws Exception {
        List<ObjectKey> all = new RandomKeys(SEED).sorted(distribution, 60);
        for (int count = 0; count < 12; count++) {
            List<ObjectKey> keys = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                keys.add(all.get(3 + i * 4));
            }
            ListPage page = page(4, keys, contents(SEED, count));

            assertThat(page.countThrough(null)).isEqualTo(count);
            for (ObjectKey through : all) {
                long expected = keys.stream().filter(key -> key.compareTo(through) <= 0).count();
                assertThat(page.countThrough(through)).isEqualTo((int) expected);
            }
        }
    }

    @ParameterizedTest(name = "{0}, seed " + SEED)
    @EnumSource
    void keysOfTwoPagesCompareAsKeysDo(Distribution distribution) throws Exception {
        List<ObjectKey> keys = new RandomKeys(SEED).sorted(distribution, 60);
        ListPage even = page(10, every(keys, 2), contents(1, 30));
        ListPage third = page(10, every(keys, 3), contents(2, 20));

        for (int i = 0; i < even.count(); i++) {
            for (int j = 0; j < third.count(); j++) {
                int order = Integer.signum(even.key(i).compareTo(third.key(j)));
                assertThat(Integer.signum(even.compareKeys(i, third, j))).isEqualTo(order);
                assertThat(Integer.signum(even.compareKey(i, third.key(j)))).isEqualTo(order);
            }
        }
    }

    private static List<ObjectKey> every(List<ObjectKey> keys, int step) {
        List<ObjectKey> chosen = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += step) {
            chosen.add(keys.get(i));
        }
        return chosen;
    }

    @Test
    void sameContentIsSameETagSizeAndStorageClassWhateverTheTime() throws Exception {
        ETag plain = ETag.ofMd5(1, 2, 0);
        Content base = new Content(plain, 5, Instant.EPOCH, StorageClass.STANDARD, null);
        List<Content> others =
                List.of(
                        new Content(plain, 5, Instant.EPOCH.plusSeconds(9), StorageClass.STANDARD, null),
                        new Content(ETag.ofMd5(2, 2, 0), 5, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(ETag.ofMd5(1, 1, 0), 5, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(ETag.ofMd5(1, 2, 1), 5, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(plain, 6, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(plain, 5, Instant.EPOCH, new StorageClass("STANDARD_IA"), null),
                        new Content(ETag.of("opaque"), 5, Instant.EPOCH, StorageClass.STANDARD, null));
        ListPage one = page(1, List.of(ObjectKey.of("k")), List.of(base));
        ListPage many = page(1, new RandomKeys(SEED).sorted(Distribution.HEX, others.size()), others);

        assertThat(one.isSameContent(0, many, 0)).isTrue();
        for (int i = 1; i < others.size(); i++) {
            assertThat(one.isSameContent(0, many, i)).as("%s", others.get(i)).isFalse();
        }
    }

    @Test
    void opaqueETagsAreCompared() throws Exception {
        List<Content> contents =
                List.of(
                        new Content(ETag.of("opaque"), 5, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(ETag.of("opaque"), 5, Instant.EPOCH, StorageClass.STANDARD, null),
                        new Content(ETag.of("other"), 5, Instant.EPOCH, StorageClass.STANDARD, null));
        ListPage page = page(1, new RandomKeys(SEED).sorted(Distribution.HEX, 3), contents);

        assertThat(page.isSameContent(0, page, 1)).isTrue();
        assertThat(page.isSameContent(0, page, 2)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"b", "a", "B", ""})
    void aKeyThatDoesNotFollowTheOneBeforeIsRefused(String next) throws Exception {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", null, 2);
        add(builder, "b");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> add(builder, next))
                .withMessage(
                        "s3://bucket/ listed \""
                                + next
                                + "\" out of order or twice; such a listing cannot be trusted to be whole.")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
    }

    @Test
    void theThirdKeyIsHeldToTheSecond() throws Exception {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", null, 1);
        add(builder, "a");
        add(builder, "c");

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> add(builder, "b"));
    }

    @Test
    void theOrderOfStringsIsNoOrderOfKeys() throws Exception {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", null, 2);
        add(builder, "\uD83D\uDE00");

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> add(builder, "\uFF21"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"k", "j"})
    void theFirstKeyFollowsTheOneAskedFor(String first) {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", ObjectKey.of("k"), 2);

        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> add(builder, first));
    }

    @Test
    void anEmptyPageHasAnEnd() throws Exception {
        ListPageBuilder builder = new ListPageBuilder("s3://bucket/", ObjectKey.of("k"), 2);

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> builder.build(true))
                .satisfies(e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.CORRUPT));
        assertThat(builder.build(false).count()).isZero();
    }

    private static void add(ListPageBuilder builder, String key) throws StoreException {
        byte[] framed = ("<" + key + ">").getBytes(UTF_8);
        builder.add(framed, 1, framed.length - 1, 0, 0, 1, 2, 0, StorageClass.STANDARD);
    }
}
