package decant.cli.verb;

import decant.cli.dashboard.DashboardAnswers;
import decant.cli.dashboard.DashboardServer;
import decant.cli.dashboard.RunningMigration;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.MetricsServer;
import decant.cli.migration.ControlSocket;
import decant.dashboard.metrics.Metrics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything by which a migration in this process is seen and asked from outside. */
final class Showing implements AutoCloseable {
    private final ControlSocket socket;
    private final @Nullable MetricsServer metrics;
    private final @Nullable DashboardServer dashboard;

    private Showing(ControlSocket socket, @Nullable MetricsServer metrics, @Nullable DashboardServer dashboard) {
        this.socket = socket;
        this.metrics = metrics;
        this.dashboard = dashboard;
    }

    /**
     * Opens what is wished for.
     *
     * @param others answers what does not concern a dashboard
     */
    static Showing open(
            MigrationRun.Wishes wishes,
            RunningMigration migration,
            ControlSocket.Requests others,
            FollowFigures figures,
            Environment environment) {
        ControlSocket socket =
                ControlSocket.open(
                        ControlSocket.beside(wishes.state()),
                        new DashboardAnswers(others, migration),
                        PairVerb.threads());
        MetricsServer metrics = null;
        try {
            metrics =
                    wishes.plan()
                            .metrics()
                            .map(at ->
                                    MetricsServer.start(
                                            at,
                                            () -> Metrics.text(migration.now()),
                                            () -> figures.snapshot().trouble()))
                            .orElse(null);
            DashboardServer dashboard =
                    wishes.dashboard()
                            .map(place ->
                                    DashboardServer.start(
                                            place, wishes.state(), migration, environment.ticker()::nanos))
                            .orElse(null);
            return new Showing(socket, metrics, dashboard);
        } catch (RuntimeException e) {
            new Showing(socket, metrics, null).close();
            throw e;
        }
    }

    /** Where the dashboard is; empty where there is none. */
    Optional<String> sentence() {
        return Optional.ofNullable(dashboard).map(DashboardServer::sentence);
    }

    @Override
    public void close() {
        if (dashboard != null) {
            dashboard.close();
        }
        if (metrics != null) {
            metrics.close();
        }
        socket.close();
    }
}
