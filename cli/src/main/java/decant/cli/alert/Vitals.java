package decant.cli.alert;

import decant.migration.Gate;
import decant.migration.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a migration fares at one moment.
 *
 * @param phase its word
 * @param parked keys given up
 * @param lag by how much the target is behind; {@code null} while nothing has shown it
 * @param longestNarrowing the longest that a change which made something less public took, of those carried since the
 *     last look; zero where there was none
 * @param heldBy why passes are held back, but for the budget; empty where they are not
 * @param budgetShare what is spent of the budget; 1 is all of it, 0 where there is none
 */
public record Vitals(
        String phase,
        Step step,
        List<Gate> gates,
        long parked,
        @Nullable Duration lag,
        Duration longestNarrowing,
        String heldBy,
        double budgetShare) {
    public Vitals {
        gates = List.copyOf(gates);
    }
}
