package decant.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ledger.ChronicleRow;
import decant.cli.ledger.LatencyFile;
import decant.cli.ledger.LatencyMark;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Remembered;
import decant.ledger.RunIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the application moved is written down once, and once beside the upload times. */
final class MovedMarksTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
    private static final RunIdentity PAIR = new RunIdentity("s3://source/", "s3://target/", "migrate");

    @TempDir private Path directory;

    @Test
    void areKeptOnceBesideTheUploadTimes() {
        Path uploads = directory.resolve("latency");
        try (SqliteLedger ledger = SqliteLedger.open(directory.resolve("state"), PAIR, Duration.ZERO)) {
            assertThat(ledger.chronicle().addChange(BEGIN, Remembered.WRITERS, "target")).isTrue();
            MovedMarks.keep(ledger.chronicle().read(0), uploads, PAIR);
            assertThat(uploads).as("nobody measures").doesNotExist();

            LatencyFile.open(uploads, PAIR.source(), PAIR.target()).close();
            MovedMarks.keep(ledger.chronicle().read(0), uploads, PAIR);
            MovedMarks.keep(ledger.chronicle().read(0), uploads, PAIR);
            Instant back = BEGIN.plusSeconds(90);
            ledger.chronicle().addChange(back, Remembered.WRITERS, "source");
            MovedMarks.keep(ledger.chronicle().read(0), uploads, PAIR);

            LatencyMark cutover = new LatencyMark(BEGIN, "cutover");
            LatencyMark rollback = new LatencyMark(back, "rollback");
            try (LatencyFile file = LatencyFile.open(uploads, PAIR.source(), PAIR.target())) {
                assertThat(file.marks()).containsExactly(cutover, rollback);
            }
            assertThat(MovedMarks.in(ledger.chronicle().read(0))).containsExactly(cutover, rollback);
        }
    }

    @Test
    void aFileOfOtherBucketsIsLeftAlone() {
        Path uploads = directory.resolve("latency");
        LatencyFile.open(uploads, "s3://other/", PAIR.target()).close();
        try (SqliteLedger ledger = SqliteLedger.open(directory.resolve("state"), PAIR, Duration.ZERO)) {
            ledger.chronicle().addChange(BEGIN, Remembered.WRITERS, "target");
            MovedMarks.keep(ledger.chronicle().read(0), uploads, PAIR);
        }
        try (LatencyFile file = LatencyFile.open(uploads, "s3://other/", PAIR.target())) {
            assertThat(file.marks()).isEmpty();
        }
    }

    /** Two threads may see the same phase, and a process that was killed may see it again. */
    @Test
    void whatIsSoAlreadyIsNotWrittenDownAgain() {
        try (SqliteLedger ledger = SqliteLedger.open(directory.resolve("state"), PAIR, Duration.ZERO)) {
            assertThat(ledger.chronicle().addChange(BEGIN, Remembered.PHASE, "switching")).isTrue();
            ledger.chronicle().add(BEGIN, Remembered.STEP, "converging");
            assertThat(ledger.chronicle().addChange(BEGIN.plusSeconds(1), Remembered.PHASE, "switching")).isFalse();
            assertThat(ledger.chronicle().addChange(BEGIN.plusSeconds(2), Remembered.PHASE, "switched")).isTrue();
            assertThat(ledger.chronicle().read(0).rows())
                    .extracting(ChronicleRow::text)
                    .containsExactly("switching", "converging", "switched");
        }
    }
}
