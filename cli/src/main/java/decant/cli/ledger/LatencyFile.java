package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Upload times and marks of two buckets in one SQLite file, which several processes may have open: one that measures,
 * another that marks. Times are kept in milliseconds, at most {@link #MAX_KEPT} uploads; the oldest go first. Safe for
 * use by any number of threads.
 */
public final class LatencyFile implements AutoCloseable {
    /** Uploads kept: some ten days of three sizes every ten seconds. */
    public static final int MAX_KEPT = 500_000;

    /** "Dclt", where the {@code file} command and we find it [sqlite.org/fileformat.html, offset 68]. */
    private static final int APPLICATION_ID = 0x44636C74;

    private static final int SCHEMA_VERSION = 1;

    /** How long one process waits for another's transaction, which are all short. */
    private static final int BUSY_MILLIS = 10_000;

    private static final String SCHEMA =
            """
            CREATE TABLE pair (id INTEGER PRIMARY KEY CHECK (id = 1), source TEXT NOT NULL, target TEXT NOT NULL);
            CREATE TABLE upload (
              id INTEGER PRIMARY KEY, at INTEGER NOT NULL, side TEXT NOT NULL, bytes INTEGER NOT NULL,
              micros INTEGER NOT NULL, failure TEXT NOT NULL);
            CREATE TABLE mark (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, name TEXT NOT NULL);
            PRAGMA application_id = %d;
            PRAGMA user_version = %d
            """
                    .formatted(APPLICATION_ID, SCHEMA_VERSION);

    private final Path file;
    private final Connection connection;
    private final Statements statements;

    private LatencyFile(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    /**
     * Opens the file of two buckets, or creates it.
     *
     * @throws LedgerException if the file is none of these, or is that of other buckets
     */
    public static LatencyFile open(Path file, String source, String target) {
        if (Files.isDirectory(file)) {
            throw new LedgerException("The state file " + file + " is a directory; name a file with --state.", null);
        }
        LedgerFile.requireDatabaseOrNothing(file);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            LatencyFile opened = new LatencyFile(file, connection);
            try {
                opened.prepare(source, target);
                return opened;
            } catch (SQLException | LedgerException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    private void prepare(String source, String target) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            statement.execute("PRAGMA journal_mode = WAL");
            connection.setAutoCommit(false);
            if (number(statement, "SELECT count(*) FROM sqlite_master") == 0) {
                statement.executeUpdate(SCHEMA);
                statements.change("INSERT INTO pair (id, source, target) VALUES (1, ?, ?)", source, target);
            } else if (number(statement, "PRAGMA application_id") != APPLICATION_ID
                    || number(statement, "PRAGMA user_version") != SCHEMA_VERSION) {
                throw new LedgerException(
                        "The file "
                                + file
                                + " does not hold upload times and is left as it is; name another with"
                                + " --state.",
                        null);
            }
        }
        String owner =
                statements.row(
                        "SELECT source, target FROM pair",
                        row -> row.getString("source") + " and " + row.getString("target"));
        if (!Objects.equals(owner, source + " and " + target)) {
            throw new LedgerException(
                    "The file " + file + " holds upload times of " + owner + "; name another with --state.", null);
        }
        statements.change("DELETE FROM upload WHERE id <= (SELECT max(id) FROM upload) - ?", MAX_KEPT);
        connection.commit();
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    /** Keeps uploads. */
    public synchronized void add(List<UploadTime> uploads) {
        try {
            statements.changeEach(
                    "INSERT INTO upload (at, side, bytes, micros, failure) VALUES (?, ?, ?, ?, ?)",
                    uploads,
                    upload ->
                            new Object[] {
                                upload.at().toEpochMilli(),
                                upload.side().words(),
                                upload.bytes(),
                                upload.micros(),
                                upload.failure()
                            });
            connection.commit();
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    /** Keeps a mark. */
    public synchronized void mark(LatencyMark mark) {
        try {
            statements.change("INSERT INTO mark (at, name) VALUES (?, ?)", mark.at().toEpochMilli(), mark.name());
            connection.commit();
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    /** All uploads in the order of their beginning. */
    public synchronized List<UploadTime> uploads() {
        try {
            return statements.rows(
                    "SELECT at, side, bytes, micros, failure FROM upload ORDER BY at, id",
                    row ->
                            new UploadTime(
                                    Instant.ofEpochMilli(row.getLong("at")),
                                    row.getString("side").equals(BucketSide.SOURCE.words())
                                            ? BucketSide.SOURCE
                                            : BucketSide.TARGET,
                                    row.getInt("bytes"),
                                    row.getLong("micros"),
                                    row.getString("failure")));
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    /** All marks in the order of their times. */
    public synchronized List<LatencyMark> marks() {
        try {
            return statements.rows(
                    "SELECT at, name FROM mark ORDER BY at, id",
                    row -> new LatencyMark(Instant.ofEpochMilli(row.getLong("at")), row.getString("name")));
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }
}
