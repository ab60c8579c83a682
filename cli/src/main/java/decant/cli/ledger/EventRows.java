package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The queue of messages in a state file, for stores that push their events. A message is on the disk before {@link
 * #append} returns, and leaves by its sequence, never by what it says: another message about the same key is another
 * row. Safe for any number of threads; as with the ledger, a failure is a {@code LedgerException} and ends the run.
 */
public final class EventRows {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS event (sequence INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)";
    private static final String POISON_TABLE =
            "CREATE TABLE IF NOT EXISTS poison (sequence INTEGER PRIMARY KEY, body TEXT NOT NULL, why TEXT NOT NULL,"
                    + " since INTEGER NOT NULL)";

    /** No follower holds as many messages at a time. */
    private static final int MAX_HELD = 20_000;

    private static final String LAST_HANDED_ON =
            "SELECT ifnull(max(sequence), 0) AS n FROM (SELECT sequence FROM event ORDER BY sequence LIMIT "
                    + MAX_HELD
                    + ")";
    private static final String REMOVE = "DELETE FROM event WHERE sequence = ?";

    private final GroupCommit transactions;
    private final AtomicLong count;

    EventRows(GroupCommit transactions) {
        this.transactions = transactions;
        transactions.commit(statements -> statements.change(TABLE) + statements.change(POISON_TABLE));
        this.count = new AtomicLong(number("SELECT count(*) AS n FROM event"));
    }

    private long number(String query) {
        return transactions.commit(statements -> statements.rows(query, row -> row.getLong("n"))).getFirst();
    }

    /**
     * The last message that an earlier process may have worked on when it ended, 0 if there was none; to be asked
     * before any is handed on. Messages are handed on in their order and only so many at a time, so those are the first
     * ones.
     */
    public long lastOfEarlier() {
        return number(LAST_HANDED_ON);
    }

    /** Messages that are not yet done. */
    public long count() {
        return count.get();
    }

    /** Takes a message. */
    public void append(String body) {
        // Whoever hands messages on may be done with it before this returns.
        count.incrementAndGet();
        try {
            transactions.commit(statements -> statements.change("INSERT INTO event (body) VALUES (?)", body));
        } catch (LedgerException e) {
            count.decrementAndGet();
            throw e;
        }
    }

    /** Up to so many messages after one, in the order they came. */
    public List<EventRow> after(long sequence, int limit) {
        return transactions.commit(statements ->
                statements.rows(
                        "SELECT sequence, body FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
                        row -> new EventRow(row.getLong("sequence"), row.getString("body")),
                        sequence,
                        limit));
    }

    /** Forgets messages. */
    public void remove(List<Long> sequences) {
        transactions.commit(statements -> {
            statements.changeEach(REMOVE, sequences, sequence -> new Object[] {sequence});
            return true;
        });
        count.addAndGet(-sequences.size());
    }

    /** Puts a message that is not understood aside, where a person can read it. */
    public void bury(EventRow row, String why, Instant now) {
        transactions.commit(statements -> move(statements, row, why, now));
        count.decrementAndGet();
    }

    private static boolean move(Statements statements, EventRow row, String why, Instant now) throws SQLException {
        statements.change(
                "INSERT OR REPLACE INTO poison (sequence, body, why, since) VALUES (?, ?, ?, ?)",
                row.sequence(),
                row.body(),
                why,
                Cells.millis(now));
        statements.change(REMOVE, row.sequence());
        return true;
    }

    /** Messages that were put aside. */
    public long poisonCount() {
        return number("SELECT count(*) AS n FROM poison");
    }
}
