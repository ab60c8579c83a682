package decant.cli.alert;

import decant.cli.ledger.MigrationRows;
import decant.cli.migration.EverySecond;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks every second and tells, on two threads of its own, until it is closed. Where nobody is to be told, on none. */
public final class AlertDesk implements AutoCloseable {
    private final Runnable closing;

    private AlertDesk(Runnable closing) {
        this.closing = closing;
    }

    /**
     * Opens it.
     *
     * @param rows remember what was told
     * @param lines take a line about what nobody could be told
     * @param vitals how the migration fares, without a remote call
     */
    public static AlertDesk open(
            AlertPlan plan,
            AlertWatch.Move move,
            MigrationRows rows,
            Consumer<String> lines,
            Supplier<Vitals> vitals,
            ThreadFactory threads,
            InstantSource clock) {
        if (plan.channels().isEmpty()) {
            return new AlertDesk(() -> {});
        }
        Told told = new Told(rows);
        AlertSender sender = new AlertSender(plan.channels(), told, lines, clock);
        AlertWatch watch = new AlertWatch(plan.bounds(), move, told, sender);
        EverySecond looking = EverySecond.start(() -> watch.look(vitals.get(), clock.instant()), threads);
        AlertRun sending = AlertRun.start(sender, threads);
        return new AlertDesk(() -> {
            looking.close();
            sending.close();
        });
    }

    @Override
    public void close() {
        closing.run();
    }
}
