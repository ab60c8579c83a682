package decant.count;

import static org.assertj.core.api.Assertions.assertThat;

import decant.count.CountResult.Prefix;
import decant.count.CountResult.Sum;
import decant.model.AccessList;
import decant.model.Content;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.Capabilities;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountTest {
    private static final StorageClass RARE = new StorageClass("STANDARD_IA");

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private final MemoryBucket bucket =
            new MemoryBucket("s3://bucket/", InstantSource.fixed(Instant.EPOCH), Capabilities.AWS);

    @Test
    void addsUpKeysBytesSizesClassesAndPrefixesOverManyWorkers() throws Exception {
        for (int i = 0; i < 4000; i++) {
            put("images/%05d".formatted(i), 100, StorageClass.STANDARD);
        }
        for (int i = 0; i < 1500; i++) {
            put("raw/%05d".formatted(i), 5000, RARE);
        }
        put("index.html", 0, StorageClass.STANDARD);
        AtomicLong heard = new AtomicLong();

        CountResult result =
                new Count(bucket, KeyFilter.ALL, NOW, 4, Thread.ofVirtual().factory())
                        .run((keys, _) -> heard.addAndGet(keys));

        assertThat(result.total()).isEqualTo(new Sum(5501, 400_000 + 7_500_000));
        assertThat(heard.get()).isEqualTo(5501);
        assertThat(result.prefixes())
                .containsExactly(
                        new Prefix("images/", new Sum(4000, 400_000)),
                        new Prefix("raw/", new Sum(1500, 7_500_000)),
                        new Prefix("", new Sum(1, 0)));
        assertThat(result.rest()).isEqualTo(Sum.ZERO);
        assertThat(result.classes())
                .isEqualTo(Map.of(StorageClass.STANDARD, new Sum(4001, 400_000), RARE, new Sum(1500, 7_500_000)));
        assertThat(result.sizes().get(0)).isEqualTo(1);
        assertThat(result.sizes().get(7)).as("64 to 127 bytes").isEqualTo(4000);
        assertThat(result.sizes().get(13)).as("4,096 to 8,191 bytes").isEqualTo(1500);
        assertThat(result.requests()).isLessThanOrEqualTo(6 + 2 * 4);
    }

    @Test
    void putsEachAgeIntoItsBandByTheCalendar() throws Exception {
        written("ahead", "2026-04-01T00:00:00Z");
        written("now", "2026-03-31T11:00:00Z");
        written("day", "2026-03-30T12:00:00Z");
        written("a month is what February has", "2026-02-28T12:00:01Z");
        written("more than that", "2026-02-28T12:00:00Z");
        written("nine years", "2017-01-01T00:00:00Z");
        written("oldest", "2006-03-14T00:00:00Z");

        CountResult result = new Count(bucket, KeyFilter.ALL, NOW, 3, Thread.ofVirtual().factory()).run((_, _) -> {});

        assertThat(result.ages())
                .extracting(age -> age.youngerThan() + " " + age.sum().keys() + " " + age.sum().bytes())
                .containsExactly(
                        "P1D 2 2",
                        "P7D 1 1",
                        "P1M 1 1",
                        "P3M 1 1",
                        "P6M 0 0",
                        "P1Y 0 0",
                        "P2Y 0 0",
                        "P3Y 0 0",
                        "P5Y 0 0",
                        "P10Y 1 1",
                        "null 1 1");
    }

    private void written(String key, String time) {
        Content content = new Content(ETag.ofMd5(1, 1, 0), 1, Instant.parse(time), StorageClass.STANDARD, null);
        bucket.restore(
                ObjectKey.of(key),
                new MemoryObject(content, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, new TreeMap<>()));
    }

    @Test
    void namesTheLargestPrefixesAndSumsUpTheRest() throws Exception {
        for (int i = 0; i < 3000; i++) {
            put("user-%04d/a".formatted(i), 1, StorageClass.STANDARD);
        }
        put("user-0007/b", 1, StorageClass.STANDARD);

        CountResult result = new Count(bucket, KeyFilter.ALL, NOW, 3, Thread.ofVirtual().factory()).run((_, _) -> {});

        assertThat(result.prefixes()).hasSize(Count.MAX_PREFIXES);
        assertThat(result.prefixes().getFirst()).isEqualTo(new Prefix("user-0007/", new Sum(2, 2)));
        assertThat(result.rest().keys()).isEqualTo(3001 - 1001);
    }

    @Test
    void leavesOutWhatTheFilterLeavesOut() throws Exception {
        put("a.png", 10, StorageClass.STANDARD);
        put("0.tmp", 10, RARE);
        put("b.tmp", 10, RARE);
        put("c.png", 10, StorageClass.STANDARD);
        KeyFilter pictures = key -> key.toString().endsWith(".png");

        CountResult result = new Count(bucket, pictures, NOW, 1, Thread.ofVirtual().factory()).run((_, _) -> {});

        assertThat(result.total().keys()).isEqualTo(2);
        assertThat(result.classes()).containsOnlyKeys(StorageClass.STANDARD);
    }

    private void put(String key, long size, StorageClass storageClass) {
        bucket.put(
                ObjectKey.of(key),
                ETag.ofMd5(size, size, 0),
                size,
                ObjectHeaders.NONE,
                Tags.NONE,
                AccessList.PRIVATE,
                storageClass);
    }
}
