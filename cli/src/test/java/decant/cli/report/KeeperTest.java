package decant.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.budget.Counted;
import decant.cli.ledger.ChronicleRow;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Remembered;
import decant.ledger.KeySettlement;
import decant.ledger.ParkedKey;
import decant.ledger.RunIdentity;
import decant.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report is made of outlives the process; a copy of its files is what a kill leaves. */
final class KeeperTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
    private static final RunIdentity IDENTITY = new RunIdentity("s3://source/", "s3://target/", "migrate");

    @TempDir private Path directory;
    private Instant now = BEGIN;

    private SqliteLedger open(Path file) {
        return SqliteLedger.open(file, IDENTITY, Duration.ZERO);
    }

    private Keeper keeper(SqliteLedger ledger, Counted counted) {
        return new Keeper(
                ledger.migration(),
                () -> counted,
                () -> List.of(new GateState("lag", false, "9.0 s of 5.0 s")),
                () -> now);
    }

    @Test
    void isThereAfterAKill() throws IOException {
        Path killed = directory.resolve("killed");
        try (SqliteLedger ledger = open(directory.resolve("state"))) {
            Keeper keeper = keeper(ledger, new Counted(Map.of("copies", 7L, "target.COPY", 9L)));
            keeper.begin(ledger.chronicle());
            now = BEGIN.plusSeconds(90);
            keeper.keep();
            for (String ending : List.of("", "-wal")) {
                Files.copy(directory.resolve("state" + ending), directory.resolve("killed" + ending));
            }
        }

        Map<String, String> rows = MigrationRows.in(killed);
        assertThat(Counted.in(rows).copies()).isEqualTo(7);
        assertThat(Standing.of(rows).gates()).containsExactly(new GateState("lag", false, "9.0 s of 5.0 s"));
        now = BEGIN.plusSeconds(500);
        try (SqliteLedger ledger = open(killed)) {
            keeper(ledger, Counted.NOTHING).begin(ledger.chronicle());
        }
        assertThat(ChronicleRows.in(killed, 1).rows())
                .containsExactly(
                        new ChronicleRow(BEGIN, Remembered.PROCESS_BEGAN, ""),
                        new ChronicleRow(BEGIN.plusSeconds(90), Remembered.PROCESS_ENDED, "killed"),
                        new ChronicleRow(BEGIN.plusSeconds(500), Remembered.PROCESS_BEGAN, ""));
    }

    @Test
    void keysThatComeRightAreKept() {
        ObjectKey key = ObjectKey.of("a");
        ParkedKey parked = new ParkedKey(key, "hot", "It changed too often.", BEGIN);
        try (SqliteLedger ledger = open(directory.resolve("state"))) {
            ChronicleRows chronicle = ledger.chronicle();
            ledger.note(key, parked, null);
            assertThat(chronicle.read(9).resolved()).isEmpty();
            ledger.unparkAll(BEGIN);
            assertThat(chronicle.read(9).resolved()).as("it is to be looked at again").isEmpty();
            ledger.settle(new KeySettlement(key, new KeySettlement.Fate.Settled(), null, Map.of()));
            assertThat(chronicle.read(9).resolved()).containsExactly(parked);
            ledger.note(key, parked, null);
            assertThat(chronicle.read(9).resolved()).isEmpty();
            assertThat(chronicle.read(9).parked()).containsExactly(parked);
        }
    }
}
