package decant.cli.ledger;

import decant.cli.ledger.KeyHistory.Found;
import decant.cli.ledger.KeyHistory.UnderWay;
import decant.ledger.PendingKey;
import decant.model.ObjectKey;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The rows of a state file that are about one key. */
final class KeyRows {
    private KeyRows() {}

    static Found found(Statements statements, ObjectKey key) throws SQLException {
        byte[] utf8 = key.toUtf8();
        UnderWay intent = underWay(statements, "intent", utf8);
        return new Found(
                statements.row("SELECT id FROM run WHERE begun", row -> row.getInt("id")) != null,
                statements.row("SELECT after, through FROM range" + around(), Cells::span, utf8, utf8),
                statements.row(
                        "SELECT cause, tries, not_before FROM pending WHERE key = ?",
                        row ->
                                new PendingKey(
                                        key,
                                        row.getString("cause"),
                                        row.getInt("tries"),
                                        Cells.time(row, "not_before")),
                        (Object) utf8),
                statements.row(
                        "SELECT key, cause, detail, since FROM parked WHERE key = ?", Cells::parked, (Object) utf8),
                statements.row(SqliteLedger.RECEIPT_OF, Cells::receipt, (Object) utf8),
                statements.row(
                        "SELECT since FROM acting WHERE key = ?", row -> Cells.time(row, "since"), (Object) utf8),
                intent == null ? underWay(statements, "suspect", utf8) : intent);
    }

    private static @Nullable UnderWay underWay(Statements statements, String table, byte[] key) throws SQLException {
        return statements.row(
                "SELECT after, through, since FROM " + table + around(),
                row -> new UnderWay(Cells.span(row), Cells.time(row, "since")),
                key,
                key);
    }

    /** Spans leave out their beginning and include their end; {@code NULL} is open. */
    private static String around() {
        return " WHERE (after IS NULL OR after < ?) AND (through IS NULL OR through >= ?) LIMIT 1";
    }
}
