package decant.cli.dashboard;

import decant.cli.cutover.CutoverRecord;
import decant.cli.ledger.History;
import decant.cli.ledger.HistoryRows;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.MigrationRecord;
import decant.dashboard.view.MigrationView;
import decant.dashboard.view.MigrationView.GateView;
import decant.dashboard.view.MigrationView.LineView;
import decant.dashboard.view.ParkedView;
import decant.dashboard.view.PhaseView;
import decant.migration.Control;
import decant.migration.GateBoard;
import decant.migration.Readings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What a migration left that no process is at: what only a running one knows, is not known. */
public final class RestingMigration implements Supplier<MigrationView> {
    /** Between two looks at the target. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final int MAX_LINES = 100;

    private final String source;
    private final String target;
    private final Path state;
    private final Supplier<Optional<Control>> looking;
    private final Duration maxLag;
    private final InstantSource clock;

    /** Guarded by this. */
    private Instant lookedAt = Instant.EPOCH;

    /** Guarded by this. */
    private Control control = Control.NONE;

    /**
     * @param state file of the migration
     * @param looking reads the control object; empty where it cannot be read
     */
    public RestingMigration(
            String source,
            String target,
            Path state,
            Supplier<Optional<Control>> looking,
            Duration maxLag,
            InstantSource clock) {
        this.source = source;
        this.target = target;
        this.state = state;
        this.looking = looking;
        this.maxLag = maxLag;
        this.clock = clock;
    }

    @Override
    public MigrationView get() {
        Map<String, String> rows = MigrationRows.in(state);
        MigrationRecord record = MigrationRecord.of(rows);
        CutoverRecord cutover = new CutoverRecord(record);
        History history = HistoryRows.in(state);
        ParkedView parked = ParkedViews.in(state);
        Control now = control();
        return new MigrationView(
                clock.instant(),
                source,
                target,
                PhaseView.line(now.phase()),
                now.phase().word(),
                now.epoch(),
                now.paused(),
                CourseViews.step(cutover, record.step().word()),
                false,
                CourseViews.headline(cutover, Headline.ofResting(now, record.step())),
                new GateBoard(maxLag).judge(readings(record, parked)).stream().map(GateView::of).toList(),
                CourseViews.of(cutover),
                PassViews.of(Optional.empty(), history.passes(), 0),
                null,
                null,
                parked,
                PassViews.access(Optional.empty(), history.passes()),
                SpentMoney.of(rows),
                Map.of(),
                lines(history));
    }

    private static List<LineView> lines(History history) {
        return history.lines().stream()
                .skip(Math.max(0, history.lines().size() - MAX_LINES))
                .map(line -> new LineView(line.at(), line.line()))
                .toList();
    }

    private static Readings readings(MigrationRecord record, ParkedView parked) {
        Long total = parked.total();
        return new Readings(
                record.ended(),
                true,
                new Readings.Heartbeat(false, Duration.ZERO, false),
                null,
                "",
                total == null ? Readings.UNKNOWN : total,
                Readings.UNKNOWN,
                Readings.UNKNOWN,
                Readings.UNKNOWN,
                0,
                record.verified(),
                "");
    }

    private synchronized Control control() {
        Instant now = clock.instant();
        if (!now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
            lookedAt = now;
            control = looking.get().orElse(control);
        }
        return control;
    }
}
