package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.ledger.MemoryLedger;
import decant.ledger.PendingKey;
import decant.ledger.RunIdentity;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class HandedOverKeysTest {
    private static final ETag EMPTY = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final Duration LATE = Duration.ofMinutes(5);

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);
    private final MemoryLedger ledger = new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), LATE);

    private final MemoryOwnObjects own = new MemoryOwnObjects(target, true);

    private long take(KeyFilter filter) throws Exception {
        return HandedOverKeys.take(target, own, filter, ledger, LATE);
    }

    private void put(String key) {
        target.put(ObjectKey.of(key), EMPTY, 0);
    }

    @Test
    void becomePendingAndNothingElseIsTouched() throws Exception {
        put(".decant/aaa");
        HandedOverKeys.write(own, ObjectKey.of("folder/large film.mov"));
        put(".decant/probe");
        put("large");

        assertThat(take(KeyFilter.ALL)).isEqualTo(1);
        assertThat(ledger.due(time.instant().plus(LATE), 10))
                .containsExactly(
                        new PendingKey(
                                ObjectKey.of("folder/large film.mov"), "handed over", 0, time.instant().plus(LATE)));
        assertThat(target.contents().keySet())
                .extracting(ObjectKey::toString)
                .containsExactly(".decant/aaa", ".decant/probe", "large");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        ObjectKey longest = ObjectKey.of("x".repeat(ObjectKey.MAX_BYTES));
        assertThatThrownBy(() -> HandedOverKeys.write(own, longest)).isInstanceOf(StoreException.class);
    }

    @Test
    void whatDoesNotTakePartStays() throws Exception {
        put(".decant/pending/a");
        put(".decant/pending/b");

        assertThat(take(key -> key.equals(ObjectKey.of("b")))).isEqualTo(1);
        assertThat(target.contents()).containsOnlyKeys(ObjectKey.of(".decant/pending/a"));
    }

    @Test
    void thereMayBeManyPagesOfThem() throws Exception {
        IntStream.range(0, 2500).forEach(i -> put(".decant/pending/" + i));

        assertThat(take(KeyFilter.ALL)).isEqualTo(2500);
        assertThat(ledger.pendingCount()).isEqualTo(2500);
        assertThat(target.contents()).isEmpty();
    }
}
