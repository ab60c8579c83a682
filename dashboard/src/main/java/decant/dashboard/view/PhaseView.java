package decant.dashboard.view;

import decant.migration.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * A phase on the line from the first to the last.
 *
 * @param word its name
 */
public record PhaseView(String word, State state) {
    /** Where the migration is, seen from the phase. */
    public enum State {
        DONE,
        NOW,
        TO_COME
    }

    private static final List<Phase> LINE =
            List.of(
                    Phase.PREPARED,
                    Phase.LIVE,
                    Phase.BACKFILLING,
                    Phase.CONVERGED,
                    Phase.SWITCHING,
                    Phase.SWITCHED,
                    Phase.FINISHED);

    /** The line; what was rolled back ends there. */
    public static List<PhaseView> line(Phase now) {
        List<PhaseView> line = new ArrayList<>();
        for (Phase phase : LINE) {
            line.add(new PhaseView(phase.word(), state(phase, now)));
        }
        if (now == Phase.ROLLED_BACK) {
            line.add(new PhaseView(now.word(), State.NOW));
        }
        return line;
    }

    private static State state(Phase phase, Phase now) {
        if (now == Phase.ROLLED_BACK) {
            return State.TO_COME;
        }
        int order = phase.compareTo(now);
        return order == 0 ? State.NOW : order < 0 ? State.DONE : State.TO_COME;
    }
}
