package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;

/**
 * Opens the file: refuses one that is not ours before a byte of it is changed, takes the lock that keeps every other
 * process out until this one ends (however it ends), and creates the tables of a new one.
 */
final class LedgerFile {
    /** "Dcnt", where the {@code file} command and we find it [sqlite.org/fileformat.html, offset 68]. */
    private static final int APPLICATION_ID = 0x44636E74;

    /** How every SQLite file begins [sqlite.org/fileformat.html, offset 0]. */
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final int SCHEMA_VERSION = 1;

    /** SQLite's own bound: pages of 4,096 bytes, 16 TiB. */
    static final int MAX_PAGES = 0xFFFFFFFE >>> 1;

    /**
     * A million pending keys come from all over the key space; SQLite's own 2 MiB would read and write each one's page
     * anew.
     */
    private static final int CACHE_KIB = 64 * 1024;

    /**
     * For how long a lock is waited for. A run keeps it to its end, so waiting longer is in vain; but 'migrate status'
     * of a program that has ended holds it for milliseconds, in which the next program must not give up.
     */
    private static final int BUSY_MILLIS = 2_000;

    private static final String SCHEMA =
            """
            CREATE TABLE run (
              id INTEGER PRIMARY KEY CHECK (id = 1),
              source TEXT NOT NULL, target TEXT NOT NULL, options TEXT NOT NULL, begun INTEGER NOT NULL);
            CREATE TABLE range (id INTEGER PRIMARY KEY, after BLOB, through BLOB, CHECK (after <= through));
            CREATE TABLE intent (range INTEGER PRIMARY KEY, after BLOB, through BLOB, since INTEGER NOT NULL);
            CREATE TABLE suspect (
              id INTEGER PRIMARY KEY AUTOINCREMENT, after BLOB, through BLOB, since INTEGER NOT NULL);
            CREATE TABLE pending (
              key BLOB PRIMARY KEY, cause TEXT NOT NULL, tries INTEGER NOT NULL, not_before INTEGER NOT NULL)
              WITHOUT ROWID;
            CREATE INDEX pending_due ON pending (not_before);
            CREATE TABLE acting (key BLOB PRIMARY KEY, since INTEGER NOT NULL) WITHOUT ROWID;
            CREATE TABLE parked (
              key BLOB PRIMARY KEY, cause TEXT NOT NULL, detail TEXT NOT NULL, since INTEGER NOT NULL)
              WITHOUT ROWID;
            CREATE TABLE receipt (
              key BLOB PRIMARY KEY, source_etag TEXT NOT NULL, target_etag TEXT NOT NULL, size INTEGER NOT NULL)
              WITHOUT ROWID;
            CREATE TABLE tally (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
            PRAGMA application_id = %d;
            PRAGMA user_version = %d
            """
                    .formatted(APPLICATION_ID, SCHEMA_VERSION);

    private LedgerFile() {}

    /** Opens a connection in a transaction that has created the tables of a new file and is yet to be committed. */
    static Connection open(Path file, int maxPages) {
        if (Files.isDirectory(file)) {
            throw new LedgerException("The state file " + file + " is a directory; name a file with --state.", null);
        }
        requireDatabaseOrNothing(file);
        try {
            Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
            try {
                prepare(file, connection, maxPages);
                return connection;
            } catch (SQLException | LedgerException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    /** SQLite itself would take a file of a few bytes for an empty one, and write over it. */
    static void requireDatabaseOrNothing(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
                throw Faults.notALedger(file);
            }
        } catch (NoSuchFileException e) {
            // A new one.
        } catch (IOException e) {
            throw new LedgerException("The state file " + file + " cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static void prepare(Path file, Connection connection, int maxPages) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = " + BUSY_MILLIS);
            // The system drops this lock when the process dies, so a killed run never locks its successor out.
            statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            boolean isNew = number(statement, "SELECT count(*) FROM sqlite_master") == 0;
            if (!isNew) {
                requireOurs(file, statement);
            }
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -" + CACHE_KIB);
            statement.execute("PRAGMA max_page_count = " + maxPages);
            connection.setAutoCommit(false);
            if (isNew) {
                statement.executeUpdate(SCHEMA);
            }
        }
    }

    private static void requireOurs(Path file, Statement statement) throws SQLException {
        if (number(statement, "PRAGMA application_id") != APPLICATION_ID) {
            throw Faults.notALedger(file);
        }
        long version = number(statement, "PRAGMA user_version");
        if (version != SCHEMA_VERSION) {
            throw new LedgerException(
                    """
                    The state file %s was written by another version of Decant (its format is %d, this version writes \
                    %d); use that version, or name another file with --state.\
                    """
                            .formatted(file, version, SCHEMA_VERSION),
                    null);
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }
}
