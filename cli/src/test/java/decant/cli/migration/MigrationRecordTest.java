package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ledger.ChronicleRow;
import decant.migration.Control;
import decant.migration.Phase;
import decant.migration.Readings;
import decant.migration.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each phase is remembered once, however often a process says that it is in it, and whoever has reached it. */
final class MigrationRecordTest {
    private static final Instant BEGIN = Instant.parse("2026-11-26T10:00:00Z");

    private final Map<String, String> disk = new HashMap<>();
    private final List<ChronicleRow> remembered = new ArrayList<>();
    private final MigrationRecord record =
            MigrationRecord.of(disk, (at, kind, text) -> remembered.add(new ChronicleRow(at, kind, text)));

    @Test
    void aPhaseIsRememberedWhenItIsReached() {
        List<Phase> said =
                List.of(
                        Phase.LIVE,
                        Phase.BACKFILLING,
                        // A process that goes on begins with its proof.
                        Phase.LIVE,
                        Phase.BACKFILLING,
                        Phase.CONVERGED);
        said.forEach(phase -> record.in(phase, BEGIN));
        List<Phase> moved = List.of(Phase.SWITCHED, Phase.SWITCHED, Phase.ROLLED_BACK, Phase.ROLLED_BACK);
        moved.forEach(phase -> record.movedTo(phase, BEGIN));
        record.in(Phase.CONVERGED, BEGIN);

        assertThat(remembered)
                .extracting(ChronicleRow::text)
                .containsExactly("live", "backfilling", "converged", "switched", "rolled-back", "converged");
    }

    /** Else every gate would be open, and a cutover begun, before the pass that it takes has been made. */
    @Test
    void whatIsToBeMadeAnewHasNotEnded() {
        record.ended(Step.BACKFILL, BEGIN, Step.ACCESS_LISTS);
        record.ended(Step.ACCESS_LISTS, BEGIN, Step.CLOSING_PASS);
        record.ended(Step.CLOSING_PASS, BEGIN, Step.VERIFICATION);
        record.verified(Readings.Verified.EQUAL, BEGIN, Step.CONVERGING);
        assertThat(record.ended()).containsKeys(Step.CLOSING_PASS, Step.VERIFICATION);
        assertThat(record.verified()).isEqualTo(Readings.Verified.EQUAL);

        record.backTo(Step.CLOSING_PASS);
        assertThat(record.ended()).containsOnlyKeys(Step.BACKFILL, Step.ACCESS_LISTS);
        assertThat(record.verified()).isEqualTo(Readings.Verified.NOT_YET);

        record.ended(Step.CLOSING_PASS, BEGIN, Step.VERIFICATION);
        assertThat(record.ended()).containsKey(Step.CLOSING_PASS).doesNotContainKey(Step.VERIFICATION);
        assertThat(record.verified()).isEqualTo(Readings.Verified.NOT_YET);
    }

    @Test
    void whatTheControlObjectSaysIsRememberedWithItsOwnTime() {
        record.seen(() -> Control.NONE, BEGIN);
        Control switching = new Control(Phase.SWITCHING, 1, false, BEGIN.minusSeconds(90));
        record.seen(() -> switching, BEGIN);
        record.seen(() -> switching.paused(BEGIN), BEGIN);
        Control later = new Control(Phase.SWITCHED, 2, false, BEGIN.plusSeconds(90));
        record.seen(() -> later, BEGIN);

        assertThat(remembered)
                .containsExactly(
                        new ChronicleRow(switching.changed(), Remembered.PHASE, "switching"),
                        // Another machine's clock is ahead.
                        new ChronicleRow(BEGIN, Remembered.PHASE, "switched"));
    }
}
