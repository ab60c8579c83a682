package decant.cli.report;

import decant.cli.budget.Counted;
import decant.cli.ledger.ChronicleRow;
import decant.cli.ledger.ChronicleRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.Remembered;
import decant.cli.output.Json;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes down what would be lost with the process: what was counted over all processes, the gates, and that it is
 * alive. {@linkplain #keep To be called} about once a second by one thread: what happened since is all that a kill
 * loses.
 */
public final class Keeper {
    /** When a process was last at it. */
    public static final String ALIVE = "alive";

    /** The gates as they were seen last. */
    public static final String GATES = "gates";

    /** The last certificate, a document in one line. */
    public static final String CERTIFICATE = "certificate";

    private final MigrationRows rows;
    private final Supplier<Counted> counted;
    private final Supplier<List<GateState>> gates;
    private final InstantSource clock;
    private Map<String, String> written = Map.of();

    /**
     * @param counted by all processes so far
     */
    public Keeper(MigrationRows rows, Supplier<Counted> counted, Supplier<List<GateState>> gates, InstantSource clock) {
        this.rows = rows;
        this.counted = counted;
        this.gates = gates;
        this.clock = clock;
    }

    /** A process begins; one before that was killed is written down to have ended when it was last seen. */
    public void begin(ChronicleRows chronicle) {
        List<ChronicleRow> processes =
                chronicle.read(0).rows().stream()
                        .filter(row ->
                                row.kind().equals(Remembered.PROCESS_BEGAN)
                                        || row.kind().equals(Remembered.PROCESS_ENDED))
                        .toList();
        String alive = rows.get(ALIVE);
        if (!processes.isEmpty() && processes.getLast().kind().equals(Remembered.PROCESS_BEGAN)) {
            Instant begun = processes.getLast().at();
            Instant seen = alive == null || Instant.parse(alive).isBefore(begun) ? begun : Instant.parse(alive);
            chronicle.add(seen, Remembered.PROCESS_ENDED, "killed");
        }
        chronicle.add(clock.instant(), Remembered.PROCESS_BEGAN, "");
    }

    /** Writes down what has changed since. */
    public void keep() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> values = new TreeMap<>(counted.get().rows());
        values.put(GATES, line(gates.get()));
        Map<String, String> changed = new TreeMap<>(values);
        changed.entrySet().removeAll(written.entrySet());
        changed.put(ALIVE, now.toString());
        rows.put(changed);
        written = values;
    }

    private static String line(List<GateState> gates) {
        StringWriter text = new StringWriter();
        Json.writeLine(Map.of(GATES, gates.stream().map(GateState::document).toList()), text);
        return text.toString();
    }

    /** The gates that rows tell of. */
    static List<GateState> gates(Map<String, String> rows) {
        String line = rows.get(GATES);
        return line == null ? List.of() : GateState.read(Json.read(line).getOrDefault(GATES, List.of()));
    }
}
