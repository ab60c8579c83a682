package decant.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.ledger.LedgerException;
import decant.ledger.PageCommit;
import decant.ledger.PendingKey;
import decant.ledger.RangeRow;
import decant.ledger.RunIdentity;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that cannot be this run's ledger, and ledgers that cannot be written: one sentence, and nothing half-written.
 */
final class LedgerRefusalTest {
    private static final Duration LATE_LANDING = Duration.ofSeconds(90);
    private static final RunIdentity IDENTITY = new RunIdentity("s3://a/", "s3://b/", "--acl preserve");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir private Path directory;

    private Path file() {
        return directory.resolve("state");
    }

    private SqliteLedger open(RunIdentity identity) {
        return SqliteLedger.open(file(), identity, LATE_LANDING);
    }

    private void assertRefused(RunIdentity identity, String... words) {
        assertThatThrownBy(() -> open(identity))
                .isInstanceOf(LedgerException.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining(file().toString())
                .hasMessageEndingWith(".");
    }

    @Test
    void refusesTheLedgerOfAnotherSourceOrTarget() {
        open(IDENTITY).close();
        assertRefused(new RunIdentity("s3://x/", "s3://b/", "--acl preserve"), "s3://a/", "s3://x/", "--state");
        assertRefused(new RunIdentity("s3://a/", "s3://y/", "--acl preserve"), "s3://b/", "s3://y/", "--state");
    }

    @Test
    void refusesOtherOptionsWhileAPassIsUnderWay() {
        RunIdentity other = new RunIdentity("s3://a/", "s3://b/", "--acl private");
        try (SqliteLedger ledger = open(IDENTITY)) {
            ledger.begin(List.of(new RangeRow(1, KeyRange.ALL)));
        }
        assertRefused(other, "--acl preserve", "--acl private");
        try (SqliteLedger ledger = open(IDENTITY)) {
            ledger.endPass();
        }
        assertThatCode(() -> open(other).close()).doesNotThrowAnyException();
        assertThatCode(() -> open(IDENTITY).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
        for (String text : List.of("x", "Dear diary, ".repeat(1_000))) {
            Files.writeString(file(), text);
            assertRefused(IDENTITY, "was not written by Decant");
            assertThat(file()).hasContent(text);
            assertThat(directory).isDirectoryNotContaining(path -> !path.equals(file()));
        }
    }

    @Test
    void refusesTheDatabaseOfAnotherProgramAndLeavesItAlone() throws IOException, SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE run (id INTEGER)");
        }
        byte[] before = Files.readAllBytes(file());
        assertRefused(IDENTITY, "was not written by Decant");
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void refusesALaterFormat() throws SQLException {
        open(IDENTITY).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        assertRefused(IDENTITY, "another version of Decant", "99");
    }

    @Test
    void refusesADirectoryAndAPathThatDoesNotExist() throws IOException {
        Files.createDirectory(file());
        assertRefused(IDENTITY, "is a directory");
        assertThatThrownBy(() -> SqliteLedger.open(directory.resolve("no/such/state"), IDENTITY, LATE_LANDING))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("no/such/state")
                .hasMessageContaining("directory");
    }

    @Test
    void refusesAFileThatIsInUse() {
        try (SqliteLedger ledger = open(IDENTITY)) {
            assertRefused(IDENTITY, "in use by another process");
            ledger.count(Map.of("still", 1L));
        }
        assertThatCode(() -> open(IDENTITY).close()).doesNotThrowAnyException();
    }

    @Test
    void waitsForWhoeverOnlyReadsAFile() throws Exception {
        open(IDENTITY).close();
        try (var opening = Executors.newSingleThreadExecutor()) {
            Future<SqliteLedger> ledger;
            try (Connection reader = DriverManager.getConnection("jdbc:sqlite:" + file());
                    Statement statement = reader.createStatement();
                    ResultSet row = statement.executeQuery("SELECT source FROM run")) {
                assertThat(row.next()).isTrue();
                Future<SqliteLedger> waiting = opening.submit(() -> open(IDENTITY));
                ledger = waiting;
                assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            }
            ledger.get().close();
        }
    }

    @Test
    void keepsNothingOfAPageThatDoesNotFitOnTheDisk() {
        int maxPages = 40;
        try (SqliteLedger ledger = SqliteLedger.open(file(), IDENTITY, LATE_LANDING, maxPages)) {
            ledger.begin(List.of(new RangeRow(1, KeyRange.ALL)));
            assertThatThrownBy(() -> ledger.commit(page(10_000)))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContainingAll("full disk", file().toString(), "resumes");
            assertThatThrownBy(() -> ledger.commit(page(1))).as("after a failure").hasMessageContaining("full disk");
        }
        try (SqliteLedger ledger = open(IDENTITY)) {
            assertThat(ledger.openRanges()).containsExactly(new RangeRow(1, KeyRange.ALL));
            assertThat(ledger.pendingCount()).isZero();
            ledger.commit(page(10_000));
            assertThat(ledger.pendingCount()).isEqualTo(10_000);
        }
    }

    @Test
    void saysWhatItsErrorsMean() {
        Map.of(
                        8,
                        "cannot be written",
                        10,
                        "could not be read or written",
                        11,
                        "is damaged",
                        10 | 13 << 8,
                        "could not be read or written",
                        1,
                        "failed: detail")
                .forEach((code, words) ->
                        assertThat(Faults.sentence(file(), new SQLException("detail", "", code)))
                                .hasMessageContaining(words)
                                .hasMessageContaining(file().toString()));
    }

    @Test
    void saysThatItIsClosed() {
        SqliteLedger ledger = open(IDENTITY);
        ledger.close();
        ledger.close();
        assertThatThrownBy(ledger::pendingCount).isInstanceOf(LedgerException.class).hasMessageContaining("closed");
    }

    private static PageCommit page(int keys) {
        List<PendingKey> pending =
                IntStream.range(0, keys)
                        .mapToObj(i -> new PendingKey(ObjectKey.of("key/%06d".formatted(i)), "young", 0, NOW))
                        .toList();
        ObjectKey last = pending.getLast().key();
        return new PageCommit(1, last, pending, List.of(), Map.of(), Map.of("keys", (long) keys));
    }
}
