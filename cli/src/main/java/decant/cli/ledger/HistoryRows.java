package decant.cli.ledger;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The history of a migration in its state file, on the disk before a call returns. Bounded: when there are too many
 * samples, the older ones are {@linkplain Thinning thinned}. Safe for any number of threads.
 */
public final class HistoryRows {
    /** Samples kept. */
    public static final int MAX_SAMPLES = 2_000;

    /** Lines kept. */
    public static final int MAX_LINES = 500;

    /** The last ones, of an hour and more, stay as they are. */
    private static final int LATE_SAMPLES = 1_000;

    /** So many are left of those before. */
    private static final int OLDER_SAMPLES = 750;

    private static final int MAX_PASSES = 1_000;

    private static final List<String> TABLES =
            List.of(
                    """
                    CREATE TABLE IF NOT EXISTS sample (
                      at INTEGER PRIMARY KEY, phase TEXT NOT NULL, step TEXT NOT NULL, keys INTEGER NOT NULL,
                      keys_total INTEGER NOT NULL, copied INTEGER NOT NULL, copied_bytes INTEGER NOT NULL,
                      followed INTEGER NOT NULL, lag INTEGER NOT NULL, exposure_lag INTEGER NOT NULL,
                      parked INTEGER NOT NULL, pending INTEGER NOT NULL, waiting INTEGER NOT NULL,
                      in_flight INTEGER NOT NULL, limiter TEXT NOT NULL)\
                    """,
                    "CREATE TABLE IF NOT EXISTS said (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, line TEXT NOT NULL)",
                    """
                    CREATE TABLE IF NOT EXISTS ended_pass (
                      id INTEGER PRIMARY KEY, step TEXT NOT NULL, begun INTEGER NOT NULL, ended INTEGER NOT NULL,
                      counts TEXT NOT NULL)\
                    """);

    private static final String PUT_SAMPLE =
            "INSERT OR REPLACE INTO sample (at, phase, step, keys, keys_total, copied, copied_bytes, followed, lag,"
                    + " exposure_lag, parked, pending, waiting, in_flight, limiter) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
                    + " ?, ?, ?, ?, ?, ?)";
    private static final String SAMPLES = "SELECT * FROM sample ORDER BY at";

    private static final String PASSES = "SELECT step, begun, ended, counts FROM ended_pass ORDER BY id";

    private final GroupCommit transactions;

    HistoryRows(GroupCommit transactions) {
        this.transactions = transactions;
        transactions.commit(statements -> {
            for (String table : TABLES) {
                statements.change(table);
            }
            return true;
        });
    }

    /**
     * What a state file says, read without claiming or changing it; nothing where there is none, or none of this yet.
     *
     * @throws decant.ledger.LedgerException if it cannot be read, for example since a run is using it
     */
    public static History in(Path file) {
        if (!Files.isRegularFile(file)) {
            return History.NONE;
        }
        SQLiteConfig readOnly = new SQLiteConfig();
        readOnly.setReadOnly(true);
        try (Connection connection =
                DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath(), readOnly.toProperties())) {
            Statements statements = new Statements(connection);
            String made = "SELECT name FROM sqlite_master WHERE name = 'ended_pass'";
            boolean isThere = statements.row(made, row -> row.getString("name")) != null;
            return isThere ? read(statements) : History.NONE;
        } catch (SQLException e) {
            throw Faults.sentence(file, e);
        }
    }

    /** The passes that have ended. */
    public List<EndedPass> passes() {
        return transactions.commit(statements -> statements.rows(PASSES, HistoryRows::pass));
    }

    /** All of it. */
    public History read() {
        return transactions.commit(HistoryRows::read);
    }

    private static History read(Statements statements) throws SQLException {
        return new History(
                statements.rows(SAMPLES, HistoryRows::sample),
                statements.rows(PASSES, HistoryRows::pass),
                statements.rows(
                        "SELECT at, line FROM said ORDER BY id",
                        row -> new SaidLine(Cells.time(row, "at"), row.getString("line"))));
    }

    /** Keeps a sample, and what was said since the last one. */
    public void add(@Nullable Sample sample, List<SaidLine> lines) {
        transactions.commit(statements -> {
            if (sample != null) {
                statements.change(PUT_SAMPLE, cells(sample));
                thin(statements);
            }
            statements.changeEach(
                    "INSERT INTO said (at, line) VALUES (?, ?)",
                    lines,
                    line -> new Object[] {Cells.millis(line.at()), line.line()});
            return statements.change("DELETE FROM said WHERE id <= (SELECT max(id) FROM said) - ?", MAX_LINES);
        });
    }

    private static void thin(Statements statements) throws SQLException {
        Long count = statements.row("SELECT count(*) AS n FROM sample", row -> row.getLong("n"));
        if (count == null || count <= MAX_SAMPLES) {
            return;
        }
        List<Sample> all = statements.rows(SAMPLES, HistoryRows::sample);
        List<Sample> older = all.subList(0, all.size() - LATE_SAMPLES);
        statements.change("DELETE FROM sample WHERE at <= ?", Cells.millis(older.getLast().at()));
        statements.changeEach(PUT_SAMPLE, Thinning.thinned(older, OLDER_SAMPLES), HistoryRows::cells);
    }

    /** Keeps what a pass amounted to. */
    public void add(EndedPass pass) {
        StringBuilder counts = new StringBuilder();
        new TreeMap<>(pass.counts())
                .forEach((name, count) -> counts.append(name).append(' ').append(count).append('\n'));
        transactions.commit(statements -> {
            statements.change(
                    "INSERT INTO ended_pass (step, begun, ended, counts) VALUES (?, ?, ?, ?)",
                    pass.step(),
                    Cells.millis(pass.begun()),
                    Cells.millis(pass.ended()),
                    counts.toString());
            return statements.change(
                    "DELETE FROM ended_pass WHERE id <= (SELECT max(id) FROM ended_pass) - ?", MAX_PASSES);
        });
    }

    private static EndedPass pass(ResultSet row) throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        for (String line : row.getString("counts").lines().toList()) {
            int space = line.lastIndexOf(' ');
            counts.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
        }
        return new EndedPass(row.getString("step"), Cells.time(row, "begun"), Cells.time(row, "ended"), counts);
    }

    private static Sample sample(ResultSet row) throws SQLException {
        return new Sample(
                Cells.time(row, "at"),
                row.getString("phase"),
                row.getString("step"),
                row.getLong("keys"),
                row.getLong("keys_total"),
                row.getLong("copied"),
                row.getLong("copied_bytes"),
                row.getLong("followed"),
                row.getLong("lag"),
                row.getLong("exposure_lag"),
                row.getLong("parked"),
                row.getLong("pending"),
                row.getLong("waiting"),
                row.getInt("in_flight"),
                row.getString("limiter"));
    }

    private static Object[] cells(Sample sample) {
        return new Object[] {
            Cells.millis(sample.at()),
            sample.phase(),
            sample.step(),
            sample.keys(),
            sample.keysTotal(),
            sample.copied(),
            sample.copiedBytes(),
            sample.followed(),
            sample.lagMillis(),
            sample.exposureLagMillis(),
            sample.parked(),
            sample.pending(),
            sample.waiting(),
            sample.inFlight(),
            sample.limiter()
        };
    }
}
