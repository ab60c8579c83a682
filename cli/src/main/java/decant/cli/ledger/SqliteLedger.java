package decant.cli.ledger;

import static decant.cli.ledger.Cells.blob;
import static decant.cli.ledger.Cells.lower;
import static decant.cli.ledger.Cells.millis;
import static decant.cli.ledger.Cells.upper;

import decant.ledger.KeySettlement;
import decant.ledger.Ledger;
import decant.ledger.LedgerException;
import decant.ledger.PageCommit;
import decant.ledger.ParkedKey;
import decant.ledger.PendingKey;
import decant.ledger.RangeRow;
import decant.ledger.Receipt;
import decant.ledger.RunIdentity;
import decant.ledger.SuspectSpan;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in one SQLite file, which one process at a time may hold open. Writes are flushed to the disk before a call
 * returns (write-ahead log, {@code synchronous=FULL}), so neither {@code kill -9} nor a power failure loses one.
 *
 * <p>Times are kept in milliseconds, rounded up.
 */
public final class SqliteLedger implements Ledger {
    private static final String PUT_PENDING =
            "INSERT OR REPLACE INTO pending (key, cause, tries, not_before) VALUES (?, ?, ?, ?)";
    private static final String PUT_PARKED =
            "INSERT OR REPLACE INTO parked (key, cause, detail, since) VALUES (?, ?, ?, ?)";
    static final String RECEIPT_OF = "SELECT source_etag, target_etag, size FROM receipt WHERE key = ?";

    private static final String PUT_RECEIPT =
            "INSERT OR REPLACE INTO receipt (key, source_etag, target_etag, size) VALUES (?, ?, ?, ?)";
    private static final String PUT_RANGE = "INSERT OR REPLACE INTO range (id, after, through) VALUES (?, ?, ?)";
    private static final String ADD_TO_TALLY =
            "INSERT INTO tally (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value +"
                    + " excluded.value";

    private final RunIdentity identity;
    private final GroupCommit transactions;

    private @Nullable EventRows events;

    private SqliteLedger(RunIdentity identity, GroupCommit transactions) {
        this.identity = identity;
        this.transactions = transactions;
    }

    /**
     * Opens the ledger of a run, or creates it. Requests that an earlier process had in flight become {@linkplain
     * #suspects suspects} and delay their keys.
     *
     * @param lateLanding longest time after which a request of a dead process can still land
     * @throws LedgerException if the file is in use, is no ledger, or belongs to a run of another identity
     */
    public static SqliteLedger open(Path file, RunIdentity identity, Duration lateLanding) {
        return open(file, identity, lateLanding, LedgerFile.MAX_PAGES);
    }

    /** As above, with a bound on the file so low that a test can fill the disk. */
    static SqliteLedger open(Path file, RunIdentity identity, Duration lateLanding, int maxPages) {
        GroupCommit transactions = new GroupCommit(file, LedgerFile.open(file, maxPages));
        try {
            transactions.commit(statements -> {
                Identity.claim(file, identity, statements);
                suspectWhatWasInFlight(lateLanding, statements);
                return true;
            });
            return new SqliteLedger(identity, transactions);
        } catch (LedgerException e) {
            transactions.close();
            throw e;
        }
    }

    /** The queue of messages in this file: the same for all who add to it and take from it, since it counts them. */
    public synchronized EventRows events() {
        EventRows rows = events == null ? new EventRows(transactions) : events;
        events = rows;
        return rows;
    }

    /** All that this ledger knows of a key. */
    public KeyHistory.Found historyOf(ObjectKey key) {
        return transactions.commit(statements -> KeyRows.found(statements, key));
    }

    /** What a migration remembers of itself in this file. */
    public MigrationRows migration() {
        return new MigrationRows(transactions);
    }

    /** How a migration goes on, in this file. */
    public HistoryRows history() {
        return new HistoryRows(transactions);
    }

    /** What happens in a migration, kept in this file. */
    public ChronicleRows chronicle() {
        return new ChronicleRows(transactions);
    }

    private static void suspectWhatWasInFlight(Duration lateLanding, Statements statements) throws SQLException {
        statements.change("INSERT INTO suspect (after, through, since) SELECT after, through, since FROM intent");
        statements.change("DELETE FROM intent");
        statements.change(
                "INSERT INTO pending (key, cause, tries, not_before) SELECT key, ?, 0, since + ? FROM acting WHERE true"
                        + " ON CONFLICT (key) DO UPDATE SET not_before = max(not_before, excluded.not_before)",
                PendingKey.INTERRUPTED,
                lateLanding.toMillis());
        statements.change("DELETE FROM acting");
    }

    @Override
    public RunIdentity identity() {
        return identity;
    }

    @Override
    public List<RangeRow> openRanges() {
        return transactions.commit(statements ->
                statements.rows(
                        "SELECT id, after, through FROM range ORDER BY id",
                        row -> new RangeRow(row.getLong("id"), Cells.span(row))));
    }

    @Override
    public boolean isBegun() {
        return transactions.commit(
                statements -> statements.row("SELECT id FROM run WHERE begun", row -> row.getInt("id")) != null);
    }

    @Override
    public void begin(List<RangeRow> ranges) {
        transactions.commit(statements -> {
            statements.change("UPDATE run SET begun = true");
            statements.changeEach(PUT_RANGE, ranges, SqliteLedger::cells);
            return true;
        });
    }

    @Override
    public void split(long victim, ObjectKey victimThrough, RangeRow thief) {
        transactions.commit(statements -> {
            requireOne(
                    victim,
                    statements.change("UPDATE range SET through = ? WHERE id = ?", blob(victimThrough), victim));
            return statements.change(PUT_RANGE, cells(thief));
        });
    }

    private static void requireOne(long range, int changed) {
        if (changed != 1) {
            throw new LedgerException("The ledger knows no open range " + range + ".", null);
        }
    }

    @Override
    public void intend(long range, KeyRange span, Instant now) {
        transactions.commit(statements ->
                statements.change(
                        "INSERT OR REPLACE INTO intent (range, after, through, since) VALUES (?, ?, ?, ?)",
                        range,
                        blob(span.after()),
                        blob(span.through()),
                        millis(now)));
    }

    @Override
    public void commit(PageCommit page) {
        transactions.commit(statements -> {
            ObjectKey cursor = page.cursor();
            if (cursor == null) {
                statements.change("DELETE FROM range WHERE id = ?", page.range());
            } else {
                requireOne(
                        page.range(),
                        statements.change("UPDATE range SET after = ? WHERE id = ?", blob(cursor), page.range()));
            }
            statements.change("DELETE FROM intent WHERE range = ?", page.range());
            statements.changeEach(PUT_PENDING, page.pending(), SqliteLedger::cells);
            statements.changeEach(PUT_PARKED, page.parked(), SqliteLedger::cells);
            statements.changeEach(
                    PUT_RECEIPT, page.receipts().entrySet(), entry -> cells(entry.getKey(), entry.getValue()));
            add(page.counts(), statements);
            return true;
        });
    }

    @Override
    public List<SuspectSpan> suspects() {
        return transactions.commit(statements ->
                statements.rows(
                        "SELECT id, after, through, since FROM suspect ORDER BY id",
                        row -> new SuspectSpan(row.getLong("id"), Cells.span(row), Cells.time(row, "since"))));
    }

    @Override
    public void clear(SuspectSpan suspect) {
        transactions.commit(statements -> statements.change("DELETE FROM suspect WHERE id = ?", suspect.id()));
    }

    @Override
    public List<PendingKey> due(Instant now, int limit) {
        return transactions.commit(statements ->
                statements.rows(
                        "SELECT key, cause, tries, not_before FROM pending WHERE not_before <= ? ORDER BY not_before,"
                                + " key LIMIT ?",
                        row ->
                                new PendingKey(
                                        Cells.key(row, "key"),
                                        row.getString("cause"),
                                        row.getInt("tries"),
                                        Cells.time(row, "not_before")),
                        millis(now),
                        limit));
    }

    @Override
    public @Nullable Instant nextDue() {
        return transactions.commit(statements ->
                statements.row(
                        "SELECT not_before FROM pending ORDER BY not_before LIMIT 1",
                        row -> Cells.time(row, "not_before")));
    }

    @Override
    public void intendKeys(List<ObjectKey> keys, Instant now) {
        transactions.commit(statements -> {
            statements.changeEach(
                    "INSERT OR REPLACE INTO acting (key, since) VALUES (?, ?)",
                    keys,
                    key -> new Object[] {key.toUtf8(), millis(now)});
            return true;
        });
    }

    @Override
    public void settle(KeySettlement settlement) {
        transactions.commit(statements -> {
            byte[] key = settlement.key().toUtf8();
            statements.change("DELETE FROM acting WHERE key = ?", (Object) key);
            switch (settlement.fate()) {
                case KeySettlement.Fate.Settled() -> {
                    statements.change("DELETE FROM pending WHERE key = ?", (Object) key);
                    statements.change("DELETE FROM parked WHERE key = ?", (Object) key);
                }
                case KeySettlement.Fate.Pending(PendingKey again) -> statements.change(PUT_PENDING, cells(again));
                case KeySettlement.Fate.Parked(ParkedKey parked) -> {
                    statements.change("DELETE FROM pending WHERE key = ?", (Object) key);
                    statements.change(PUT_PARKED, cells(parked));
                }
            }
            Receipt receipt = settlement.receipt();
            if (receipt != null) {
                statements.change(PUT_RECEIPT, cells(settlement.key(), receipt));
            }
            add(settlement.counts(), statements);
            return true;
        });
    }

    @Override
    public void note(ObjectKey key, @Nullable ParkedKey parked, @Nullable Receipt receipt) {
        transactions.commit(statements -> {
            if (parked == null) {
                statements.change("DELETE FROM parked WHERE key = ?", (Object) key.toUtf8());
            } else {
                statements.change(PUT_PARKED, cells(parked));
            }
            if (receipt != null) {
                statements.change(PUT_RECEIPT, cells(key, receipt));
            }
            return true;
        });
    }

    @Override
    public long pendingCount() {
        return countOf("SELECT count(*) AS n FROM pending");
    }

    @Override
    public long parkedCount() {
        return countOf("SELECT count(*) AS n FROM parked");
    }

    private long countOf(String query) {
        return transactions.commit(statements -> statements.rows(query, row -> row.getLong("n"))).getFirst();
    }

    @Override
    public List<ParkedKey> parked(@Nullable ObjectKey after, int limit) {
        return transactions.commit(statements ->
                statements.rows(
                        "SELECT key, cause, detail, since FROM parked WHERE key > ? ORDER BY key LIMIT ?",
                        Cells::parked,
                        lower(after),
                        limit));
    }

    @Override
    public long unparkAll(Instant now) {
        return transactions.commit(statements -> {
            statements.change(
                    "INSERT OR REPLACE INTO pending (key, cause, tries, not_before) SELECT key, cause, 0, ? FROM"
                            + " parked",
                    millis(now));
            return (long) statements.change("DELETE FROM parked");
        });
    }

    @Override
    public @Nullable Receipt receipt(ObjectKey key) {
        return transactions.commit(statements -> statements.row(RECEIPT_OF, Cells::receipt, (Object) key.toUtf8()));
    }

    @Override
    public Map<ObjectKey, Receipt> receipts(KeyRange span) {
        Map<ObjectKey, Receipt> receipts = new HashMap<>();
        transactions.commit(statements ->
                statements.rows(
                        "SELECT key, source_etag, target_etag, size FROM receipt WHERE key > ? AND key <= ?",
                        row -> receipts.put(Cells.key(row, "key"), Cells.receipt(row)),
                        lower(span.after()),
                        upper(span.through())));
        return receipts;
    }

    @Override
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        transactions.commit(statements ->
                statements.rows(
                        "SELECT name, value FROM tally",
                        row -> counts.put(row.getString("name"), row.getLong("value"))));
        return counts;
    }

    @Override
    public void count(Map<String, Long> deltas) {
        transactions.commit(statements -> {
            add(deltas, statements);
            return true;
        });
    }

    private static void add(Map<String, Long> deltas, Statements statements) throws SQLException {
        statements.changeEach(
                ADD_TO_TALLY, deltas.entrySet(), entry -> new Object[] {entry.getKey(), entry.getValue()});
    }

    @Override
    public void endPass() {
        transactions.commit(statements -> {
            statements.change("DELETE FROM range");
            statements.change("DELETE FROM tally");
            return statements.change("UPDATE run SET begun = false");
        });
    }

    @Override
    public void close() {
        transactions.close();
    }

    private static @Nullable Object[] cells(RangeRow row) {
        return new @Nullable Object[] {row.id(), blob(row.rest().after()), blob(row.rest().through())};
    }

    private static @Nullable Object[] cells(PendingKey key) {
        return new @Nullable Object[] {key.key().toUtf8(), key.cause(), key.tries(), millis(key.notBefore())};
    }

    private static @Nullable Object[] cells(ParkedKey key) {
        return new @Nullable Object[] {key.key().toUtf8(), key.cause(), key.detail(), millis(key.since())};
    }

    /** ETags stand in their quotes, which {@link ETag#of} takes off again, whatever characters the tag is made of. */
    private static @Nullable Object[] cells(ObjectKey key, Receipt receipt) {
        return new @Nullable Object[] {
            key.toUtf8(), receipt.source().quoted(), receipt.target().quoted(), receipt.size()
        };
    }
}
