package decant.cli.alert;

import decant.cli.ledger.MigrationRows;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which causes somebody was told of that have not ended since, over all processes of a migration: one that goes on does
 * not tell of them again. Safe for any number of threads.
 */
public final class Told {
    private static final String ROW = "alerts";

    private final MigrationRows rows;
    private final Map<Cause, Instant> causes = new EnumMap<>(Cause.class);

    /** What a state file says. */
    public Told(MigrationRows rows) {
        this.rows = rows;
        String written = rows.get(ROW);
        for (String entry : written == null || written.isEmpty() ? new String[0] : written.split(" ", -1)) {
            String[] parts = entry.split("=", 2);
            for (Cause cause : Cause.values()) {
                if (cause.word().equals(parts[0])) {
                    causes.put(cause, Instant.parse(parts[1]));
                }
            }
        }
    }

    /** Each with when it began. */
    synchronized Map<Cause, Instant> causes() {
        return new EnumMap<>(causes);
    }

    /** This was told, or could not be told for good. */
    synchronized void settle(Alert alert) {
        if (alert.begun()) {
            causes.put(alert.cause(), alert.since());
        } else {
            causes.remove(alert.cause());
        }
        rows.put(
                Map.of(
                        ROW,
                        causes.entrySet().stream()
                                .map(entry -> entry.getKey().word() + "=" + entry.getValue())
                                .collect(Collectors.joining(" "))));
    }
}
