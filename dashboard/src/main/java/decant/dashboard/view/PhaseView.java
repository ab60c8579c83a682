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

    /** The line; what was rolled back stands where it fell back to, with the switch still to come. */
    public static List<PhaseView> line(Phase now) {
        boolean isBack = now == Phase.ROLLED_BACK;
        Phase reached = isBack ? Phase.CONVERGED : now;
        List<PhaseView> line = new ArrayList<>();
        for (Phase phase : LINE) {
            int order = phase.compareTo(reached);
            State there = order == 0 && !isBack ? State.NOW : order <= 0 ? State.DONE : State.TO_COME;
            line.add(new PhaseView(phase.word(), there));
            if (isBack && order == 0) {
                line.add(new PhaseView(now.word(), State.NOW));
            }
        }
        return line;
    }
}
