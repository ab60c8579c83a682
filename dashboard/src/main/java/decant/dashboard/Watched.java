package decant.dashboard;

import decant.dashboard.view.HistoryView;
import decant.dashboard.view.LatencyView;
import decant.dashboard.view.MigrationView;
import org.jspecify.annotations.Nullable;

/** A migration that is watched. Safe for any number of threads; a call may take as long as a request to a store. */
public interface Watched {
    /** How it fares. */
    MigrationView now();

    /** How it fared until now. */
    HistoryView history();

    /** How long uploads took; {@code null} where nobody measures that. */
    @Nullable LatencyView latency();

    /**
     * Does what somebody asks for, and says so where it says everything else.
     *
     * @param who asks, in a few words
     */
    ActResult act(Act act, String who);
}
