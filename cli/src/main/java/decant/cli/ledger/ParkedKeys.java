package decant.cli.ledger;

import decant.ledger.ParkedKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** What a state file says of parked keys, read without claiming or changing the file. */
public sealed interface ParkedKeys {
    /** There is no state file. */
    record NoRun() implements ParkedKeys {}

    /** There is one, but it cannot be read now, for example since a run is using it. */
    record Unreadable(String why) implements ParkedKeys {}

    /**
     * Parked keys in key order.
     *
     * @param total how many there are
     * @param first up to the limit asked for
     */
    record Found(long total, List<ParkedKey> first) implements ParkedKeys {}

    /** Reads a state file. */
    static ParkedKeys in(Path file, int limit) {
        if (!Files.isRegularFile(file)) {
            return new NoRun();
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties())) {
            Statements statements = new Statements(connection);
            Long total = statements.row("SELECT count(*) AS total FROM parked", row -> row.getLong("total"));
            List<ParkedKey> first =
                    statements.rows(
                            "SELECT key, cause, detail, since FROM parked ORDER BY key LIMIT ?", Cells::parked, limit);
            return new Found(total == null ? 0 : total, first);
        } catch (SQLException e) {
            return new Unreadable(String.valueOf(Faults.sentence(file, e).getMessage()));
        }
    }
}
