package decant.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * What a migration remembers of itself, word by word, in its state file. On the disk before a call returns. Safe for
 * any number of threads.
 */
public final class MigrationRows {
    private static final String TABLE =
            "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID";

    private final GroupCommit transactions;

    MigrationRows(GroupCommit transactions) {
        this.transactions = transactions;
        transactions.commit(statements -> statements.change(TABLE));
    }

    /**
     * What a state file says, read without claiming or changing it; nothing where there is none.
     *
     * @throws decant.ledger.LedgerException if it cannot be read
     */
    public static Map<String, String> in(Path file) {
        if (!Files.isRegularFile(file)) {
            return new TreeMap<>();
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties())) {
            return all(new Statements(connection));
        } catch (SQLException e) {
            throw Faults.asked(file, e);
        }
    }

    /** Everything that stands there, by name. */
    public Map<String, String> all() {
        return transactions.commit(MigrationRows::all);
    }

    private static Map<String, String> all(Statements statements) throws SQLException {
        Map<String, String> all = new TreeMap<>();
        statements.rows(
                "SELECT name, value FROM migration", row -> all.put(row.getString("name"), row.getString("value")));
        return all;
    }

    /** What stands under a name, or {@code null}. */
    public @Nullable String get(String name) {
        return transactions.commit(statements ->
                statements.row(
                        "SELECT value FROM migration WHERE name = ?", row -> row.getString("value"), (Object) name));
    }

    /** Writes several values, all of them or none. */
    public void put(Map<String, String> values) {
        transactions.commit(statements -> {
            statements.changeEach(
                    "INSERT OR REPLACE INTO migration (name, value) VALUES (?, ?)",
                    values.entrySet(),
                    entry -> new Object[] {entry.getKey(), entry.getValue()});
            return true;
        });
    }
}
