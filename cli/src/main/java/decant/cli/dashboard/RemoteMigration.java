package decant.cli.dashboard;

import decant.cli.ending.ExitCode;
import decant.cli.ledger.HistoryRows;
import decant.cli.migration.ControlSocket;
import decant.dashboard.Act;
import decant.dashboard.ActResult;
import decant.dashboard.Watched;
import decant.dashboard.Wire;
import decant.dashboard.view.HistoryView;
import decant.dashboard.view.LatencyView;
import decant.dashboard.view.MigrationView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A migration that runs in another process of this machine, as a dashboard sees it; or, where none does, what it left.
 * Safe for any number of threads.
 */
public final class RemoteMigration implements Watched {
    private final Function<List<String>, Optional<ControlSocket.Answer>> asking;
    private final Supplier<MigrationView> resting;
    private final Path state;
    private final Supplier<@Nullable LatencyView> latency;

    /**
     * @param asking asks the process that is at it; empty where none is
     * @param resting the view of what was left, where none is
     * @param state file of the migration
     * @param latency file of upload times, which need not be there
     */
    public RemoteMigration(
            Function<List<String>, Optional<ControlSocket.Answer>> asking,
            Supplier<MigrationView> resting,
            Path state,
            Path latency,
            String source,
            String target) {
        this.asking = asking;
        this.resting = resting;
        this.state = state;
        this.latency = () -> LatencyViews.of(latency, source, target);
    }

    @Override
    public MigrationView now() {
        return asking.apply(List.of(DashboardAnswers.VIEW)).map(answer -> Wire.view(answer.text())).orElseGet(resting);
    }

    @Override
    public HistoryView history() {
        return asking.apply(List.of(DashboardAnswers.HISTORY))
                .map(answer -> Wire.history(answer.text()))
                .orElseGet(() -> HistoryViews.of(HistoryRows.in(state)));
    }

    @Override
    public @Nullable LatencyView latency() {
        return latency.get();
    }

    @Override
    public ActResult act(Act act, String who) {
        Optional<ControlSocket.Answer> answer = asking.apply(DashboardAnswers.words(act, who));
        if (answer.isEmpty()) {
            return new ActResult.Refused("No process is at it on this machine; 'decant migrate start' goes on.");
        }
        String sentence = answer.get().text().strip();
        return answer.get().exitCode() == ExitCode.OK ? new ActResult.Done(sentence) : new ActResult.Refused(sentence);
    }
}
