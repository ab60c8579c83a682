package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.sqlite.SQLiteConfig;

/**
 * What happened in a migration, in its state file, and which keys were parked once: a trigger keeps each when it leaves
 * the parked ones, whoever settles it. On the disk before a call returns. Safe for any number of threads.
 */
public final class ChronicleRows {
    /** Rows kept; the oldest go first. A migration of months with a restart a day has some thousands. */
    static final int MAX_KEPT = 10_000;

    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS chronicle (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
                    + " kind TEXT NOT NULL, text TEXT NOT NULL)";
    private static final String RESOLVED =
            "CREATE TABLE IF NOT EXISTS resolved (key BLOB PRIMARY KEY, cause TEXT NOT NULL, detail TEXT NOT NULL,"
                    + " since INTEGER NOT NULL) WITHOUT ROWID";
    private static final String TRIGGER =
            "CREATE TRIGGER IF NOT EXISTS parked_kept AFTER DELETE ON parked BEGIN INSERT OR REPLACE INTO resolved"
                    + " VALUES (old.key, old.cause, old.detail, old.since); END";
    private static final String STILL =
            " FROM resolved WHERE key NOT IN (SELECT key FROM parked) AND key NOT IN (SELECT key FROM pending)";

    private final GroupCommit transactions;

    ChronicleRows(GroupCommit transactions) {
        this.transactions = transactions;
        transactions.commit(
                statements -> statements.change(TABLE) + statements.change(RESOLVED) + statements.change(TRIGGER));
    }

    /** Writes down what happened. */
    public void add(Instant at, String kind, String text) {
        transactions.commit(statements -> {
            statements.change("INSERT INTO chronicle (at, kind, text) VALUES (?, ?, ?)", Cells.millis(at), kind, text);
            return statements.change("DELETE FROM chronicle WHERE id <= (SELECT max(id) FROM chronicle) - ?", MAX_KEPT);
        });
    }

    /**
     * Writes down that something has become another, unless the last row of that kind says so already: several may see
     * the same, and one that was killed may see it again.
     *
     * @return whether it was written
     */
    public boolean addChange(Instant at, String kind, String text) {
        return transactions.commit(statements ->
                statements.change(
                        "INSERT INTO chronicle (at, kind, text) SELECT ?, ?, ? WHERE ? IS NOT (SELECT text FROM"
                                + " chronicle WHERE kind = ? ORDER BY id DESC LIMIT 1)",
                        Cells.millis(at),
                        kind,
                        text,
                        text,
                        kind))
                > 0;
    }

    /**
     * What is in the file of this process.
     *
     * @param maxKeys parked keys, and as many resolved ones
     */
    public Chronicle read(int maxKeys) {
        return transactions.commit(statements -> read(statements, maxKeys));
    }

    /**
     * What is in the file of another process, read without claiming or changing it.
     *
     * @throws LedgerException if it cannot be read, for example since a process is at it
     */
    public static Chronicle in(Path file, int maxKeys) {
        if (!Files.isRegularFile(file)) {
            return Chronicle.NONE;
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties())) {
            Statements statements = new Statements(connection);
            // A file of an earlier version has none.
            long tables = number(statements, "SELECT count(*) AS n FROM sqlite_master WHERE name = 'chronicle'");
            return tables == 0 ? Chronicle.NONE : read(statements, maxKeys);
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    private static Chronicle read(Statements statements, int maxKeys) throws SQLException {
        List<ChronicleRow> rows =
                statements.rows(
                        "SELECT at, kind, text FROM chronicle ORDER BY id",
                        row -> new ChronicleRow(Cells.time(row, "at"), row.getString("kind"), row.getString("text")));
        Map<String, Long> tally = new TreeMap<>();
        statements.rows("SELECT name, value FROM tally", row -> tally.put(row.getString("name"), row.getLong("value")));
        return new Chronicle(
                rows,
                tally,
                statements.rows(
                        "SELECT key, cause, detail, since FROM parked ORDER BY key LIMIT ?", Cells::parked, maxKeys),
                number(statements, "SELECT count(*) AS n FROM parked"),
                statements.rows(
                        "SELECT key, cause, detail, since" + STILL + " ORDER BY key LIMIT ?", Cells::parked, maxKeys),
                number(statements, "SELECT count(*) AS n" + STILL));
    }

    private static long number(Statements statements, String query) throws SQLException {
        return statements.rows(query, row -> row.getLong("n")).getFirst();
    }
}
