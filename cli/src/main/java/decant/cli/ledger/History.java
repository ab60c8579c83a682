package decant.cli.ledger;

import java.util.List;
import java.util.Optional;

/**
 * How a migration went on from its beginning until now.
 *
 * @param samples in the order of their times, {@link HistoryRows#MAX_SAMPLES} at most: older ones farther apart
 * @param passes those that have ended, in the order of their ends
 * @param lines what it said last, in order, {@link HistoryRows#MAX_LINES} at most
 */
public record History(List<Sample> samples, List<EndedPass> passes, List<SaidLine> lines) {
    /** Of a migration that has not begun. */
    public static final History NONE = new History(List.of(), List.of(), List.of());

    public History {
        samples = List.copyOf(samples);
        passes = List.copyOf(passes);
        lines = List.copyOf(lines);
    }

    /** The last sample. */
    public Optional<Sample> last() {
        return samples.isEmpty() ? Optional.empty() : Optional.of(samples.getLast());
    }

    /** The last pass that ended for a step. */
    public Optional<EndedPass> lastOf(String step) {
        return passes.reversed().stream().filter(pass -> pass.step().equals(step)).findFirst();
    }
}
