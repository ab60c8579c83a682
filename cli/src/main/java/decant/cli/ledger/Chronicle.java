package decant.cli.ledger;

import decant.ledger.ParkedKey;
import java.util.List;
import java.util.Map;

/**
 * What a state file can tell of a migration beside {@linkplain MigrationRows what it remembers word by word}.
 *
 * @param rows in the order they were written
 * @param tally counts of the pass under way; empty where none is
 * @param parked keys that are parked now, in key order, up to a bound
 * @param parkedTotal how many are
 * @param resolved keys that were parked once and are so no more, in key order, up to a bound
 * @param resolvedTotal how many are
 */
public record Chronicle(
        List<ChronicleRow> rows,
        Map<String, Long> tally,
        List<ParkedKey> parked,
        long parkedTotal,
        List<ParkedKey> resolved,
        long resolvedTotal) {
    /** Of a file that holds none. */
    public static final Chronicle NONE = new Chronicle(List.of(), Map.of(), List.of(), 0, List.of(), 0);

    public Chronicle {
        rows = List.copyOf(rows);
        tally = Map.copyOf(tally);
        parked = List.copyOf(parked);
        resolved = List.copyOf(resolved);
    }
}
