package decant.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ledger.EndedPass;
import decant.cli.ledger.History;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.SaidLine;
import decant.cli.ledger.Sample;
import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The history of a migration in its state file. */
final class RecorderTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");
    private static final RunIdentity IDENTITY = new RunIdentity("s3://source/", "s3://target/", "migrate");

    @TempDir private Path directory;

    @Test
    void whatWasSampledAndSaidIsReadFromTheFileAfterwards() {
        try (SqliteLedger ledger = open();
                Recorder recorder =
                        Recorder.start(ledger.history(), Thread.ofVirtual().factory(), () -> BEGIN.plusSeconds(7))) {
            recorder.say("Step: backfill.");
            recorder.take(() -> sample(9, 250));
            ledger.history().add(new EndedPass("backfill", BEGIN, BEGIN.plusSeconds(8), Map.of("copied", 12L)));

            assertThat(recorder.history().lines()).containsExactly(line("Step: backfill."));
            recorder.say("Converged: every gate is open.");
        }

        History history = HistoryRows.in(state());
        assertThat(history.samples()).containsExactly(sample(9, 250));
        assertThat(history.lines()).containsExactly(line("Step: backfill."), line("Converged: every gate is open."));
        assertThat(history.lastOf("backfill").orElseThrow().count("copied")).isEqualTo(12);
        assertThat(history.lastOf("closing-pass")).isEmpty();
    }

    @Test
    void thereIsNoneBeforeItBegins() {
        assertThat(HistoryRows.in(state())).isEqualTo(History.NONE);
        open().close();
        assertThat(HistoryRows.in(state())).isEqualTo(History.NONE);
    }

    /** A long migration keeps its beginning, its last hour, and the longest lag there ever was. */
    @Test
    void olderSamplesGrowFartherApartAndNoLagIsLost() {
        try (SqliteLedger ledger = open()) {
            HistoryRows rows = ledger.history();
            for (int i = 0; i < 3 * HistoryRows.MAX_SAMPLES; i++) {
                rows.add(sample(5 * i, i == 777 ? 60_000 : 100), List.of());
            }
        }

        List<Sample> samples = HistoryRows.in(state()).samples();
        assertThat(samples).hasSizeLessThanOrEqualTo(HistoryRows.MAX_SAMPLES).hasSizeGreaterThan(1_000);
        assertThat(samples.getFirst().at()).isEqualTo(BEGIN);
        assertThat(samples.getLast()).isEqualTo(sample(5 * (3 * HistoryRows.MAX_SAMPLES - 1), 100));
        assertThat(samples.stream().mapToLong(Sample::lagMillis).max()).hasValue(60_000);
        assertThat(samples).extracting(Sample::at).isSorted();
        assertThat(apart(samples, samples.size() - 1_000).max()).hasValue(5);
        // Of what is older nothing is forgotten more than the rest.
        assertThat(apart(samples, 0).max().orElseThrow()).isBetween(20L, 60L);
    }

    @Test
    void onlyTheLastLinesAreKept() {
        try (SqliteLedger ledger = open()) {
            for (int i = 0; i < 10; i++) {
                List<SaidLine> lines = LongStream.range(0, 100).mapToObj(n -> line("line " + n)).toList();
                ledger.history().add(null, lines);
            }
            assertThat(ledger.history().read().lines()).hasSize(HistoryRows.MAX_LINES);
        }
    }

    /** Seconds from each sample to the next. */
    private static LongStream apart(List<Sample> samples, int first) {
        return LongStream.range(first, samples.size() - 1L)
                .map(i -> Duration.between(samples.get((int) i).at(), samples.get((int) i + 1).at()).toSeconds());
    }

    private static SaidLine line(String words) {
        return new SaidLine(BEGIN.plusSeconds(7), words);
    }

    private static Sample sample(int second, long lagMillis) {
        return new Sample(
                BEGIN.plusSeconds(second),
                "backfilling",
                "backfill",
                second,
                Sample.UNKNOWN,
                second,
                1_000L * second,
                3,
                lagMillis,
                Sample.UNKNOWN,
                0,
                1,
                2,
                64,
                "target: --max-concurrency 64");
    }

    private Path state() {
        return directory.resolve("state");
    }

    private SqliteLedger open() {
        return SqliteLedger.open(state(), IDENTITY, Duration.ZERO);
    }
}
