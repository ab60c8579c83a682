package decant.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger must do, whatever holds its rows. Times are whole milliseconds, the least a ledger must keep. */
public abstract class LedgerContract {
    /** The late landing that ledgers under test are made with. */
    protected static final Duration LATE_LANDING = Duration.ofSeconds(90);

    protected static final RunIdentity IDENTITY = new RunIdentity("s3://source/", "s3://target/", "--acl preserve");

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final ObjectKey A = ObjectKey.of("a");
    private static final ObjectKey B = ObjectKey.of("b");
    private static final ObjectKey C = ObjectKey.of("c");
    private static final ObjectKey M = ObjectKey.of("m");
    private static final Receipt RECEIPT =
            new Receipt(ETag.of("\"kms\""), ETag.of("d41d8cd98f00b204e9800998ecf8427e-2"), 7);

    private Ledger ledger;

    /** A ledger of {@link #IDENTITY} in which nothing was written yet. */
    protected abstract Ledger create();

    /**
     * The same ledger as the next process finds it after the one that wrote it died. The given one is not used again.
     */
    protected abstract Ledger afterCrash(Ledger ledger);

    @BeforeEach
    final void open() {
        ledger = create();
    }

    @AfterEach
    final void close() {
        ledger.close();
    }

    private void crash() {
        ledger = afterCrash(ledger);
    }

    @Test
    final void knowsItsRunAndHasNothingElseAtFirst() {
        assertThat(ledger.identity()).isEqualTo(IDENTITY);
        assertThat(ledger.isBegun()).isFalse();
        assertThat(ledger.openRanges()).isEmpty();
        assertThat(ledger.suspects()).isEmpty();
        assertThat(ledger.due(Instant.MAX, 10)).isEmpty();
        assertThat(ledger.nextDue()).isNull();
        assertThat(ledger.pendingCount()).isZero();
        assertThat(ledger.parkedCount()).isZero();
        assertThat(ledger.parked(null, 10)).isEmpty();
        assertThat(ledger.receipts(KeyRange.ALL)).isEmpty();
        assertThat(ledger.counts()).isEmpty();
    }

    @Test
    final void keepsRangesAcrossACrash() {
        ledger.begin(List.of(range(1, null, "m"), range(2, "m", null)));
        crash();
        assertThat(ledger.identity()).isEqualTo(IDENTITY);
        assertThat(ledger.isBegun()).isTrue();
        assertThat(ledger.openRanges()).containsExactlyInAnyOrder(range(1, null, "m"), range(2, "m", null));
    }

    @Test
    final void keepsARangeBoundedByTheEmptyKeyApartFromAnOpenOne() {
        ledger.begin(List.of(range(1, "", "m"), range(2, null, "")));
        crash();
        assertThat(ledger.openRanges()).containsExactlyInAnyOrder(range(1, "", "m"), range(2, null, ""));
    }

    @Test
    final void splitsARange() {
        ledger.begin(List.of(range(1, "a", null)));
        ledger.split(1, M, range(2, "m", null));
        crash();
        assertThat(ledger.openRanges()).containsExactlyInAnyOrder(range(1, "a", "m"), range(2, "m", null));
    }

    @Test
    final void advancesAndEndsRanges() {
        ledger.begin(List.of(range(1, null, "m"), range(2, "m", null)));
        ledger.commit(page(1, B));
        ledger.commit(page(2, null));
        crash();
        assertThat(ledger.openRanges()).containsExactly(range(1, "b", "m"));
        ledger.commit(page(1, null));
        crash();
        assertThat(ledger.isBegun()).isTrue();
        assertThat(ledger.openRanges()).isEmpty();
    }

    @Test
    final void refusesWorkOnARangeItDoesNotKnowAndWritesNothingOfIt() {
        ledger.begin(List.of(range(1, null, null)));
        PageCommit stray =
                new PageCommit(7, B, List.of(pending(A, NOW)), List.of(parked(B)), Map.of(), Map.of("pages", 1L));
        assertThatThrownBy(() -> ledger.commit(stray)).isInstanceOf(LedgerException.class).hasMessageContaining("7");
        assertThatThrownBy(() -> ledger.split(7, B, range(8, "b", null))).isInstanceOf(LedgerException.class);
        crash();
        assertThat(ledger.openRanges()).containsExactly(range(1, null, null));
        assertThat(ledger.pendingCount()).isZero();
        assertThat(ledger.parkedCount()).isZero();
        assertThat(ledger.counts()).isEmpty();
    }

    @Test
    final void commitsAPageWithAllThatIsLeftOfIt() {
        ledger.begin(List.of(range(1, null, null)));
        ledger.commit(
                new PageCommit(
                        1,
                        C,
                        List.of(pending(A, NOW)),
                        List.of(parked(B)),
                        Map.of(C, RECEIPT),
                        Map.of("pages", 1L, "keys", 3L)));
        crash();
        assertThat(ledger.openRanges()).containsExactly(range(1, "c", null));
        assertThat(ledger.due(NOW, 10)).containsExactly(pending(A, NOW));
        assertThat(ledger.parked(null, 10)).containsExactly(parked(B));
        assertThat(ledger.receipts(KeyRange.ALL)).isEqualTo(Map.of(C, RECEIPT));
        assertThat(ledger.counts()).isEqualTo(Map.of("pages", 1L, "keys", 3L));
    }

    @Test
    final void suspectsASpanWhosePageWasNotCommitted() {
        ledger.begin(List.of(range(1, null, "m"), range(2, "m", null)));
        ledger.intend(1, span(null, "b"), NOW);
        ledger.intend(2, span("m", "x"), NOW);
        ledger.commit(page(2, ObjectKey.of("x")));
        assertThat(ledger.suspects()).as("while the process lives").isEmpty();
        crash();
        assertThat(ledger.suspects()).extracting(SuspectSpan::span).containsExactly(span(null, "b"));
        assertThat(ledger.suspects()).extracting(SuspectSpan::since).containsExactly(NOW);
    }

    @Test
    final void keepsSuspectsUntilTheyAreCleared() {
        ledger.begin(List.of(range(1, null, "m"), range(2, "m", null)));
        ledger.intend(1, span(null, "b"), NOW);
        crash();
        ledger.intend(1, span("a", "c"), NOW.plusSeconds(1));
        crash();
        assertThat(ledger.suspects())
                .extracting(SuspectSpan::span)
                .containsExactlyInAnyOrder(span(null, "b"), span("a", "c"));
        ledger.clear(ledger.suspects().getFirst());
        assertThat(ledger.suspects()).hasSize(1);
        crash();
        assertThat(ledger.suspects()).hasSize(1);
        ledger.clear(ledger.suspects().getFirst());
        assertThat(ledger.suspects()).isEmpty();
    }

    @Test
    final void handsOutPendingKeysWhenTheyAreDueInTheOrderTheyBecameSo() {
        pend(pending(A, NOW.plusSeconds(2)), pending(B, NOW), pending(C, NOW.plusSeconds(1)));
        assertThat(ledger.pendingCount()).isEqualTo(3);
        assertThat(ledger.nextDue()).isEqualTo(NOW);
        assertThat(ledger.due(NOW.minusMillis(1), 10)).isEmpty();
        assertThat(ledger.due(NOW.plusSeconds(1), 10)).extracting(PendingKey::key).containsExactly(B, C);
        assertThat(ledger.due(NOW.plusSeconds(9), 2)).extracting(PendingKey::key).containsExactly(B, C);
    }

    @Test
    final void ordersKeysByTheirBytes() {
        ObjectKey beyondTheBasicPlane = ObjectKey.of("\uD83D\uDE00");
        ObjectKey fullWidth = ObjectKey.of("\uFF21");
        ObjectKey empty = ObjectKey.of("");
        pend(pending(beyondTheBasicPlane, NOW), pending(fullWidth, NOW), pending(empty, NOW));
        assertThat(ledger.due(NOW, 10))
                .extracting(PendingKey::key)
                .containsExactly(empty, fullWidth, beyondTheBasicPlane);
        park(parked(beyondTheBasicPlane), parked(fullWidth), parked(empty));
        assertThat(ledger.parked(null, 10))
                .extracting(ParkedKey::key)
                .containsExactly(empty, fullWidth, beyondTheBasicPlane);
        assertThat(ledger.parked(fullWidth, 10)).extracting(ParkedKey::key).containsExactly(beyondTheBasicPlane);
        assertThat(ledger.parked(empty, 1)).extracting(ParkedKey::key).containsExactly(fullWidth);
    }

    @Test
    final void settlesKeys() {
        pend(pending(A, NOW), pending(B, NOW), pending(C, NOW));
        PendingKey again = new PendingKey(B, "hot", 3, NOW.plusSeconds(5));
        settle(A, new KeySettlement.Fate.Settled(), RECEIPT);
        settle(B, new KeySettlement.Fate.Pending(again), null);
        settle(C, new KeySettlement.Fate.Parked(parked(C)), null);
        crash();
        assertThat(ledger.due(Instant.MAX, 10)).containsExactly(again);
        assertThat(ledger.parked(null, 10)).containsExactly(parked(C));
        assertThat(ledger.receipts(KeyRange.ALL)).isEqualTo(Map.of(A, RECEIPT));
        assertThat(ledger.counts()).containsEntry("looks", 3L);
    }

    @Test
    final void forgetsThatAKeyWasParkedWhenItIsSettled() {
        park(parked(A));
        settle(A, new KeySettlement.Fate.Settled(), null);
        crash();
        assertThat(ledger.parkedCount()).isZero();
    }

    @Test
    final void notesOfALiveCopyLeaveWhatAPassKnows() {
        pend(new PendingKey(A, "outcome unknown", 1, NOW.plusSeconds(300)));
        park(new ParkedKey(B, "denied", "It said so.", NOW));
        ledger.note(A, null, RECEIPT);
        ledger.note(B, null, null);
        ledger.note(C, new ParkedKey(C, "hot", "It keeps changing.", NOW), null);

        assertThat(ledger.due(NOW.plusSeconds(300), 10)).extracting(PendingKey::key).containsExactly(A);
        assertThat(ledger.receipt(A)).isEqualTo(RECEIPT);
        assertThat(ledger.parked(null, 10)).extracting(ParkedKey::key).containsExactly(C);
        crash();
        assertThat(ledger.pendingCount()).isEqualTo(1);
        assertThat(ledger.parkedCount()).isEqualTo(1);
    }

    @Test
    final void delaysKeysThatHadRequestsInFlight() {
        pend(pending(A, NOW), pending(B, NOW), pending(C, NOW.plus(LATE_LANDING).plusSeconds(9)));
        ledger.intendKeys(List.of(A, C), NOW.plusSeconds(1));
        crash();
        Instant safe = NOW.plusSeconds(1).plus(LATE_LANDING);
        assertThat(ledger.due(Instant.MAX, 10))
                .containsExactly(pending(B, NOW), pending(A, safe), pending(C, NOW.plus(LATE_LANDING).plusSeconds(9)));
    }

    @Test
    final void delaysAKeyOnlyOnce() {
        pend(pending(A, NOW));
        ledger.intendKeys(List.of(A), NOW);
        crash();
        PendingKey again = pending(A, NOW.plusSeconds(1));
        settle(A, new KeySettlement.Fate.Pending(again), null);
        crash();
        assertThat(ledger.due(Instant.MAX, 10)).containsExactly(again);
    }

    @Test
    final void looksAgainAtAKeyThatWasNotPendingWhenItsRequestWasSent() {
        ledger.intendKeys(List.of(A, B), NOW);
        settle(B, new KeySettlement.Fate.Settled(), null);
        crash();
        assertThat(ledger.due(Instant.MAX, 10))
                .singleElement()
                .satisfies(key -> assertThat(key.key()).isEqualTo(A))
                .satisfies(key -> assertThat(key.tries()).isZero())
                .satisfies(key -> assertThat(key.notBefore()).isEqualTo(NOW.plus(LATE_LANDING)));
    }

    @Test
    final void unparksEverything() {
        pend(pending(A, NOW.plusSeconds(60)));
        park(parked(B), parked(C));
        assertThat(ledger.unparkAll(NOW)).isEqualTo(2);
        crash();
        assertThat(ledger.parkedCount()).isZero();
        assertThat(ledger.due(NOW, 10))
                .containsExactly(new PendingKey(B, "denied", 0, NOW), new PendingKey(C, "denied", 0, NOW));
        assertThat(ledger.pendingCount()).isEqualTo(3);
        assertThat(ledger.unparkAll(NOW)).isZero();
    }

    @Test
    final void findsReceiptsOfASpan() {
        ledger.begin(List.of(range(1, null, null)));
        ObjectKey empty = ObjectKey.of("");
        Map<ObjectKey, Receipt> all = Map.of(empty, RECEIPT, A, RECEIPT, B, RECEIPT, C, RECEIPT);
        ledger.commit(new PageCommit(1, C, List.of(), List.of(), all, Map.of()));
        assertThat(ledger.receipts(KeyRange.ALL)).containsOnlyKeys(empty, A, B, C);
        assertThat(ledger.receipts(span("", null))).containsOnlyKeys(A, B, C);
        assertThat(ledger.receipts(span("a", "b"))).containsOnlyKeys(B);
        assertThat(ledger.receipts(span(null, "a"))).containsOnlyKeys(empty, A);
        assertThat(ledger.receipts(span("c", null))).isEmpty();
        assertThat(ledger.receipt(A)).isEqualTo(RECEIPT);
        assertThat(ledger.receipt(M)).isNull();
    }

    @Test
    final void sumsCountsOverProcesses() {
        ledger.count(Map.of("copied", 2L, "bytes", 1L << 40));
        crash();
        ledger.count(Map.of("copied", 3L));
        crash();
        assertThat(ledger.counts()).isEqualTo(Map.of("copied", 5L, "bytes", 1L << 40));
    }

    @Test
    final void forgetsThePassAndItsCountsAtItsEndButNotWhatIsLeftOfIt() {
        ledger.begin(List.of(range(1, null, null)));
        ledger.commit(
                new PageCommit(
                        1, C, List.of(pending(A, NOW)), List.of(parked(B)), Map.of(C, RECEIPT), Map.of("pages", 1L)));
        ledger.endPass();
        crash();
        assertThat(ledger.isBegun()).isFalse();
        assertThat(ledger.openRanges()).isEmpty();
        assertThat(ledger.pendingCount()).isEqualTo(1);
        assertThat(ledger.parkedCount()).isEqualTo(1);
        assertThat(ledger.receipts(KeyRange.ALL)).hasSize(1);
        assertThat(ledger.counts()).isEmpty();
        ledger.begin(List.of(range(2, null, null)));
        assertThat(ledger.openRanges()).containsExactly(range(2, null, null));
    }

    @Test
    final void losesNothingThatManyThreadsWriteAtOnce() throws InterruptedException, ExecutionException {
        int threads = 16;
        int pages = 20;
        List<RangeRow> ranges = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            ranges.add(range(i, "%02d".formatted(i), "%02d~".formatted(i)));
        }
        ledger.begin(ranges);
        CountDownLatch start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> workers = new ArrayList<>();
            for (int worker = 0; worker < threads; worker++) {
                long id = worker;
                workers.add(
                        executor.submit(() -> {
                            start.await();
                            for (int page = 0; page < pages; page++) {
                                ObjectKey last = ObjectKey.of("%02d%04d".formatted(id, page));
                                ledger.intend(id, KeyRange.ALL.upTo(last), NOW);
                                ledger.commit(
                                        new PageCommit(
                                                id,
                                                last,
                                                List.of(pending(last, NOW)),
                                                List.of(),
                                                Map.of(),
                                                Map.of("pages", 1L)));
                            }
                            return null;
                        }));
            }
            start.countDown();
            for (Future<?> worker : workers) {
                worker.get();
            }
        }
        crash();
        assertThat(ledger.counts()).isEqualTo(Map.of("pages", (long) threads * pages));
        assertThat(ledger.pendingCount()).isEqualTo((long) threads * pages);
        assertThat(ledger.suspects()).isEmpty();
        assertThat(ledger.openRanges())
                .extracting(row -> row.rest().after().toString().substring(2))
                .hasSize(threads)
                .containsOnly("%04d".formatted(pages - 1));
    }

    private void pend(PendingKey... keys) {
        commit(List.of(keys), List.of());
    }

    private void park(ParkedKey... keys) {
        commit(List.of(), List.of(keys));
    }

    private void commit(List<PendingKey> pending, List<ParkedKey> parked) {
        ledger.begin(List.of(range(99, null, null)));
        ledger.commit(new PageCommit(99, null, pending, parked, Map.of(), Map.of()));
    }

    private void settle(ObjectKey key, KeySettlement.Fate fate, Receipt receipt) {
        ledger.settle(new KeySettlement(key, fate, receipt, Map.of("looks", 1L)));
    }

    private static PageCommit page(long range, ObjectKey cursor) {
        return new PageCommit(range, cursor, List.of(), List.of(), Map.of(), Map.of());
    }

    private static PendingKey pending(ObjectKey key, Instant notBefore) {
        return new PendingKey(key, "young", 0, notBefore);
    }

    private static ParkedKey parked(ObjectKey key) {
        return new ParkedKey(key, "denied", "S3 said AccessDenied.", NOW);
    }

    private static RangeRow range(long id, String after, String through) {
        return new RangeRow(id, span(after, through));
    }

    private static KeyRange span(String after, String through) {
        return new KeyRange(key(after), key(through));
    }

    private static ObjectKey key(String text) {
        return text == null ? null : ObjectKey.of(text);
    }
}
