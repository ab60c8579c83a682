package decant.ledger;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The durable record of one run between one source and one target. Every method is one transaction: after it returns
 * its effect survives {@code kill -9}; if it throws, nothing of it does. A failure (disk full, file locked) is a {@link
 * LedgerException} and ends the run. Safe for use by any number of threads.
 *
 * <p>The rule that makes a crash harmless: before the first acting request of a page the span is {@linkplain #intend
 * written down}; the transaction that advances the cursor also stores every key that is not yet equal.
 */
public interface Ledger extends AutoCloseable {
    /** What this run is, and was when it began. */
    RunIdentity identity();

    /** The ranges not yet done, each from its cursor on; empty before {@link #begin} and after the last range ended. */
    List<RangeRow> openRanges();

    /** Whether the pass over the ranges was begun. */
    boolean isBegun();

    /** Begins a pass over these ranges. */
    void begin(List<RangeRow> ranges);

    /** A range was split: it now ends at {@code victimThrough}, and the rest is a range of its own. */
    void split(long victim, ObjectKey victimThrough, RangeRow thief);

    /** Requests that change keys of this span are about to be sent. */
    void intend(long range, KeyRange span, Instant now);

    /** Ends a page of a range: the cursor, what is left of its keys, and the counts, all or nothing. */
    void commit(PageCommit page);

    /** Spans that had requests in flight when an earlier process died; these may still land. */
    List<SuspectSpan> suspects();

    /** A suspect span was compared again after the longest time a request can take. */
    void clear(SuspectSpan suspect);

    /** Up to {@code limit} pending keys that may be looked at now, in the order they became due. */
    List<PendingKey> due(Instant now, int limit);

    /** When the next pending key becomes due; {@code null} when there is none. */
    @Nullable Instant nextDue();

    /** Requests that change these keys are about to be sent; if no {@link #settle} follows they are looked at again. */
    void intendKeys(List<ObjectKey> keys, Instant now);

    /** Ends one look at a pending key: it is equal and forgotten, pending again, or parked. */
    void settle(KeySettlement settlement);

    /**
     * What a live copy keeps of a key: that it is parked, or parked no more, and its receipt. Whether it is pending,
     * and what is about to be sent for it, belongs to a pass and stays as it is.
     *
     * @param parked {@code null} where it is parked no more
     * @param receipt to be kept, or {@code null}
     */
    void note(ObjectKey key, @Nullable ParkedKey parked, @Nullable Receipt receipt);

    /** Number of pending keys. */
    long pendingCount();

    /** Number of parked keys. */
    long parkedCount();

    /** Up to {@code limit} parked keys after a key, in key order. */
    List<ParkedKey> parked(@Nullable ObjectKey after, int limit);

    /** Makes every parked key pending again, due now; returns how many. */
    long unparkAll(Instant now);

    /** The receipt of a key, or {@code null}. */
    @Nullable Receipt receipt(ObjectKey key);

    /** The receipts of keys in a span, by key. */
    Map<ObjectKey, Receipt> receipts(KeyRange span);

    /** Running counts by name, summed over all processes of the run. */
    Map<String, Long> counts();

    /** Adds to the counts. */
    void count(Map<String, Long> deltas);

    /**
     * Forgets the pass and its counts, so that the next one begins at the first key; receipts, parked and pending keys
     * and suspect spans stay.
     */
    void endPass();

    @Override
    void close();
}
