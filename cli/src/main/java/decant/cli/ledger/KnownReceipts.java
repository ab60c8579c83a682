package decant.cli.ledger;

import decant.audit.AuditOptions.Receipts;
import decant.ledger.Receipt;
import decant.model.ObjectKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The receipts of a state file, read without claiming or changing it. A file that is not there, or cannot be read,
 * holds none: what only a receipt could tell is then undecided. For any number of threads.
 */
public final class KnownReceipts implements Receipts, AutoCloseable {
    private final @Nullable Connection connection;
    private final @Nullable Statements statements;

    private KnownReceipts(@Nullable Connection connection) {
        this.connection = connection;
        this.statements = connection == null ? null : new Statements(connection);
    }

    /** Opens a state file. */
    public static KnownReceipts in(Path file) {
        if (!Files.isRegularFile(file)) {
            return new KnownReceipts(null);
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try {
            return new KnownReceipts(
                    DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties()));
        } catch (SQLException _) {
            return new KnownReceipts(null);
        }
    }

    @Override
    public synchronized @Nullable Receipt of(ObjectKey key) {
        if (statements == null) {
            return null;
        }
        try {
            return statements.row(SqliteLedger.RECEIPT_OF, Cells::receipt, (Object) key.toUtf8());
        } catch (SQLException _) {
            return null;
        }
    }

    @Override
    public synchronized void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException _) {
                // It was only read.
            }
        }
    }
}
