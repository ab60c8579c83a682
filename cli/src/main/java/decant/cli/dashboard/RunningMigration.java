package decant.cli.dashboard;

import decant.cli.buckets.Gates;
import decant.cli.budget.Spending;
import decant.cli.cutover.CutoverRecord;
import decant.cli.follow.FollowFigures;
import decant.cli.follow.LiveCopyViews;
import decant.cli.history.PassFigures;
import decant.cli.history.Recorder;
import decant.cli.history.Underway;
import decant.cli.ledger.EndedPass;
import decant.cli.ledger.SqliteLedger;
import decant.cli.migration.Migration;
import decant.cli.migration.PhaseChanges;
import decant.cli.output.Figures;
import decant.cli.output.Keys;
import decant.cli.output.Meter;
import decant.dashboard.Act;
import decant.dashboard.ActResult;
import decant.dashboard.Watched;
import decant.dashboard.view.HistoryView;
import decant.dashboard.view.LatencyView;
import decant.dashboard.view.MigrationView;
import decant.dashboard.view.MigrationView.GateView;
import decant.dashboard.view.MigrationView.LineView;
import decant.dashboard.view.MigrationView.MoneyView;
import decant.dashboard.view.PassView;
import decant.dashboard.view.PhaseView;
import decant.ledger.ParkedKey;
import decant.migration.Control;
import decant.migration.ControlObject;
import decant.migration.Gate;
import decant.migration.Step;
import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A migration that runs in this process, as a dashboard sees it and acts on it. Safe for any number of threads. */
public final class RunningMigration implements Watched {
    /** Between two looks at the control object, which others may have changed. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    /** Keys that are handed over at once to be looked at. */
    private static final int KEYS_AT_ONCE = 1_000;

    /** Has keys looked at again. */
    @FunctionalInterface
    public interface Looking {
        void lookAgain(List<ObjectKey> keys, Runnable settled) throws InterruptedException;
    }

    /**
     * What a view is made of.
     *
     * @param said takes a line about what was asked for
     * @param maxLag bound of the gate
     * @param latency file of upload times, which need not be there
     */
    public record Parts(
            String source,
            String target,
            Migration migration,
            PhaseChanges phases,
            CutoverRecord cutover,
            ControlObject control,
            Gates gates,
            FollowFigures follow,
            Underway underway,
            Looking looking,
            SqliteLedger ledger,
            Recorder recorder,
            Consumer<String> said,
            Duration maxLag,
            Spending spending,
            Path latency,
            InstantSource clock,
            LongSupplier nanos) {}

    private final Parts parts;

    /** Guarded by this. */
    private Instant lookedAt = Instant.EPOCH;

    /** Copies at the target, whoever asked for them. Guarded by this. */
    private final Meter copies = new Meter();

    public RunningMigration(Parts parts) {
        this.parts = parts;
    }

    @Override
    public MigrationView now() {
        Control control = control();
        Step step = parts.migration().step();
        List<Gate> gates = parts.migration().gates();
        List<EndedPass> ended = parts.ledger().history().passes();
        Optional<PassFigures> figures = parts.underway().figures();
        PassView pass = PassViews.of(figures, ended, copiesPerSecond());
        return new MigrationView(
                parts.clock().instant(),
                parts.source(),
                parts.target(),
                PhaseView.line(control.phase()),
                control.phase().word(),
                control.epoch(),
                control.paused(),
                CourseViews.step(parts.cutover(), step.word()),
                true,
                CourseViews.headline(parts.cutover(), Headline.of(control, step, gates, pass, parts.underway().lag())),
                gates.stream().map(GateView::of).toList(),
                CourseViews.of(parts.cutover()),
                pass,
                LiveCopyViews.of(
                        parts.follow().snapshot(), parts.underway().live(), parts.underway().lag(), parts.maxLag()),
                LimitViews.of(parts.gates()),
                ParkedViews.of(parts.ledger()),
                PassViews.access(figures, ended),
                money(),
                LimitViews.calls(parts.gates()),
                parts.recorder().lastLines().stream().map(line -> new LineView(line.at(), line.line())).toList());
    }

    private synchronized double copiesPerSecond() {
        copies.read(parts.nanos().getAsLong(), parts.gates().targetCalls().of(Operation.COPY).calls());
        return copies.perSecond();
    }

    private Control control() {
        synchronized (this) {
            Instant now = parts.clock().instant();
            if (now.isBefore(lookedAt.plus(BETWEEN_LOOKS))) {
                return parts.phases().last();
            }
            lookedAt = now;
        }
        return parts.phases().now();
    }

    @Override
    public HistoryView history() {
        return HistoryViews.of(parts.recorder().history());
    }

    @Override
    public @Nullable LatencyView latency() {
        return LatencyViews.of(parts.latency(), parts.source(), parts.target());
    }

    @Override
    public ActResult act(Act act, String who) {
        try {
            String done =
                    switch (act) {
                        case Act.Pause() -> change(true);
                        case Act.Resume() -> change(false);
                        case Act.Retry(String key) -> retry(key);
                        case Act.RetryAll() -> retryAll();
                    };
            parts.said().accept(done + " Asked for " + who + ".");
            return new ActResult.Done(done);
        } catch (StoreException | IllegalArgumentException e) {
            parts.said().accept("Not done, asked for " + who + ": " + e.getMessage());
            return new ActResult.Refused(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new ActResult.Refused("The program is ending.");
        }
    }

    private String change(boolean pause) throws StoreException {
        Instant now = parts.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        parts.control().change(before -> pause ? before.paused(now) : before.resumed(now));
        parts.phases().now();
        return pause
                ? "Paused: whoever changes the target stops within seconds."
                : "Resumed: whoever changes the target goes on within seconds.";
    }

    private String retry(String key) throws InterruptedException {
        ObjectKey asked = ObjectKey.of(key);
        parts.looking().lookAgain(List.of(asked), () -> {});
        return "Looks again at " + Keys.shown(asked) + ".";
    }

    private String retryAll() throws InterruptedException {
        long all = 0;
        ObjectKey last = null;
        List<ObjectKey> keys;
        do {
            keys = new ArrayList<>();
            for (ParkedKey parked : parts.ledger().parked(last, KEYS_AT_ONCE)) {
                keys.add(parked.key());
                last = parked.key();
            }
            parts.looking().lookAgain(keys, () -> {});
            all += keys.size();
        } while (keys.size() == KEYS_AT_ONCE);
        return "Looks again at " + Figures.count(all, "parked key") + ".";
    }

    /** Where nobody can tell what it costs, nothing is shown. */
    private @Nullable MoneyView money() {
        OptionalDouble budget = parts.spending().budget();
        return parts.spending()
                .bill()
                .sum()
                .map(sum -> new MoneyView(sum.dollars(), budget.isPresent() ? budget.getAsDouble() : null))
                .orElse(null);
    }
}
