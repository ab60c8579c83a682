package decant.ledger;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger that lives as long as its process: for runs that need no resuming, and for tests, which let a process die by
 * calling {@link #afterCrash}.
 */
public final class MemoryLedger implements Ledger {
    private final RunIdentity identity;
    private final Duration lateLanding;
    private final Map<Long, KeyRange> ranges = new LinkedHashMap<>();
    private final Map<Long, SuspectSpan> intents = new LinkedHashMap<>();
    private final Map<Long, SuspectSpan> suspects = new LinkedHashMap<>();
    private final NavigableMap<ObjectKey, PendingKey> pending = new TreeMap<>();
    private final Map<ObjectKey, Instant> acting = new HashMap<>();
    private final NavigableMap<ObjectKey, ParkedKey> parked = new TreeMap<>();
    private final NavigableMap<ObjectKey, Receipt> receipts = new TreeMap<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean begun;
    private long nextSuspect;

    /**
     * An empty ledger of a run.
     *
     * @param lateLanding longest time after which a request of a dead process can still land
     */
    public MemoryLedger(RunIdentity identity, Duration lateLanding) {
        this.identity = identity;
        this.lateLanding = lateLanding;
    }

    /** The ledger as a new process finds it after the one that wrote it died. */
    public synchronized MemoryLedger afterCrash() {
        MemoryLedger next = new MemoryLedger(identity, lateLanding);
        next.begun = begun;
        next.ranges.putAll(ranges);
        next.suspects.putAll(suspects);
        next.nextSuspect = nextSuspect;
        intents.values()
                .forEach(intent -> {
                    long id = next.nextSuspect++;
                    next.suspects.put(id, new SuspectSpan(id, intent.span(), intent.since()));
                });
        pending.forEach((key, row) -> {
            Instant since = acting.get(key);
            Instant safe = since == null ? row.notBefore() : since.plus(lateLanding);
            Instant notBefore = safe.isAfter(row.notBefore()) ? safe : row.notBefore();
            next.pending.put(key, new PendingKey(key, row.cause(), row.tries(), notBefore));
        });
        acting.forEach((key, since) ->
                next.pending.computeIfAbsent(key, gone -> PendingKey.interrupted(gone, since.plus(lateLanding))));
        next.parked.putAll(parked);
        next.receipts.putAll(receipts);
        next.counts.putAll(counts);
        return next;
    }

    @Override
    public RunIdentity identity() {
        return identity;
    }

    @Override
    public synchronized List<RangeRow> openRanges() {
        List<RangeRow> rows = new ArrayList<>();
        ranges.forEach((id, rest) -> rows.add(new RangeRow(id, rest)));
        return rows;
    }

    @Override
    public synchronized boolean isBegun() {
        return begun;
    }

    @Override
    public synchronized void begin(List<RangeRow> rows) {
        begun = true;
        rows.forEach(row -> ranges.put(row.id(), row.rest()));
    }

    @Override
    public synchronized void split(long victim, ObjectKey victimThrough, RangeRow thief) {
        ranges.put(victim, range(victim).upTo(victimThrough));
        ranges.put(thief.id(), thief.rest());
    }

    private KeyRange range(long id) {
        KeyRange range = ranges.get(id);
        if (range == null) {
            throw new LedgerException("The ledger knows no open range " + id + ".", null);
        }
        return range;
    }

    @Override
    public synchronized void intend(long range, KeyRange span, Instant now) {
        intents.put(range, new SuspectSpan(0, span, now));
    }

    @Override
    public synchronized void commit(PageCommit page) {
        if (page.cursor() == null) {
            ranges.remove(page.range());
        } else {
            ranges.put(page.range(), range(page.range()).beyond(page.cursor()));
        }
        intents.remove(page.range());
        page.pending().forEach(key -> pending.put(key.key(), key));
        page.parked().forEach(key -> parked.put(key.key(), key));
        receipts.putAll(page.receipts());
        count(page.counts());
    }

    @Override
    public synchronized List<SuspectSpan> suspects() {
        return List.copyOf(suspects.values());
    }

    @Override
    public synchronized void clear(SuspectSpan suspect) {
        suspects.remove(suspect.id());
    }

    @Override
    public synchronized List<PendingKey> due(Instant now, int limit) {
        return pending.values().stream()
                .filter(key -> !key.notBefore().isAfter(now))
                .sorted(Comparator.comparing(PendingKey::notBefore))
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized @Nullable Instant nextDue() {
        return pending.values().stream().map(PendingKey::notBefore).min(Comparator.naturalOrder()).orElse(null);
    }

    @Override
    public synchronized void intendKeys(List<ObjectKey> keys, Instant now) {
        keys.forEach(key -> acting.put(key, now));
    }

    @Override
    public synchronized void settle(KeySettlement settlement) {
        ObjectKey key = settlement.key();
        acting.remove(key);
        pending.remove(key);
        switch (settlement.fate()) {
            case KeySettlement.Fate.Settled() -> parked.remove(key);
            case KeySettlement.Fate.Pending(PendingKey again) -> pending.put(key, again);
            case KeySettlement.Fate.Parked(ParkedKey row) -> parked.put(key, row);
        }
        Receipt receipt = settlement.receipt();
        if (receipt != null) {
            receipts.put(key, receipt);
        }
        count(settlement.counts());
    }

    @Override
    public synchronized void note(ObjectKey key, @Nullable ParkedKey row, @Nullable Receipt receipt) {
        if (row == null) {
            parked.remove(key);
        } else {
            parked.put(key, row);
        }
        if (receipt != null) {
            receipts.put(key, receipt);
        }
    }

    @Override
    public synchronized long pendingCount() {
        return pending.size();
    }

    @Override
    public synchronized long parkedCount() {
        return parked.size();
    }

    @Override
    public synchronized List<ParkedKey> parked(@Nullable ObjectKey after, int limit) {
        return (after == null ? parked : parked.tailMap(after, false)).values().stream().limit(limit).toList();
    }

    @Override
    public synchronized long unparkAll(Instant now) {
        long count = parked.size();
        parked.values().forEach(row -> pending.put(row.key(), new PendingKey(row.key(), row.cause(), 0, now)));
        parked.clear();
        return count;
    }

    @Override
    public synchronized @Nullable Receipt receipt(ObjectKey key) {
        return receipts.get(key);
    }

    @Override
    public synchronized Map<ObjectKey, Receipt> receipts(KeyRange span) {
        Map<ObjectKey, Receipt> found = new HashMap<>();
        receipts.forEach((key, receipt) -> {
            if (span.contains(key)) {
                found.put(key, receipt);
            }
        });
        return found;
    }

    @Override
    public synchronized Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }

    @Override
    public synchronized void count(Map<String, Long> deltas) {
        deltas.forEach((name, delta) -> counts.merge(name, delta, Long::sum));
    }

    @Override
    public synchronized void endPass() {
        begun = false;
        ranges.clear();
        counts.clear();
    }

    @Override
    public void close() {
        // Nothing is held open.
    }
}
