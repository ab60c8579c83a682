package decant.cli.report;

import decant.cli.migration.MigrationRecord;
import decant.cli.migration.StatusReport;
import decant.migration.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Where a migration is.
 *
 * @param phase its word
 * @param step its word
 * @param running whether a process is at it on this machine
 * @param gates as they are, or as they were seen last
 * @param seen when the gates were seen
 */
public record Standing(
        String phase, boolean paused, String step, boolean running, List<GateState> gates, Instant seen) {
    public Standing {
        gates = List.copyOf(gates);
    }

    /** Of a migration whose process tells it itself. */
    public static Standing of(StatusReport status, Instant now) {
        return new Standing(
                status.phase(), status.paused(), status.step().word(), true, GateState.of(status.gates()), now);
    }

    /** Of a migration that no process is at, by what it remembers. */
    public static Standing of(Map<String, String> rows) {
        String alive = rows.get(Keeper.ALIVE);
        return new Standing(
                rows.getOrDefault("phase", Phase.PREPARED.word()),
                false,
                MigrationRecord.of(rows).step().word(),
                false,
                Keeper.gates(rows),
                alive == null ? Instant.EPOCH : Instant.parse(alive));
    }

    boolean isFinished() {
        return phase.equals(Phase.FINISHED.word());
    }

    /** How many gates are open. */
    long open() {
        return gates.stream().filter(GateState::open).count();
    }
}
