package decant.cli.verb;

import decant.cli.cutover.Course;
import decant.cli.cutover.Cutover;
import decant.cli.ending.Refusal;
import decant.cli.migration.Migration;
import decant.migration.ControlObject;
import decant.migration.CutoverStep;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps a migration at whatever it is to be at: converging, following, moving the application, or ending. */
final class Keeping {
    private static final Duration A_WHILE = Duration.ofSeconds(1);

    private final Migration migration;
    private final Cutover cutover;
    private final MigrationCrossing crossing;
    private final MigrationLinks links;
    private final boolean untilConverged;
    private final Consumer<String> lines;

    /**
     * @param untilConverged whether to end when every gate is open
     */
    Keeping(
            Migration migration,
            Cutover cutover,
            MigrationCrossing crossing,
            MigrationLinks links,
            boolean untilConverged,
            Consumer<String> lines) {
        this.migration = migration;
        this.cutover = cutover;
        this.crossing = crossing;
        this.links = links;
        this.untilConverged = untilConverged;
        this.lines = lines;
    }

    /** Opens the links of the phase that is written down. */
    void open() throws StoreException, InterruptedException {
        Instant began = cutover.record().closingPassBegan();
        String why = crossing.open(began == null ? null : began.minus(ControlObject.CLOCK_SKEW));
        if (why.isEmpty()) {
            return;
        }
        // What is written at the target is to be carried back, unless nobody has gone there yet.
        if (cutover.record().done(CutoverStep.LINK_BACK) != null) {
            throw Refusal.harm("It cannot go on: " + why);
        }
        cutover.stop(why);
    }

    /** Goes on where it was, until it is finished, or has converged where that is enough. */
    void keepAtIt() throws StoreException, InterruptedException {
        while (cutover.course() != Course.FINISHED) {
            if (cutover.isDue()) {
                cutover.goOn();
            } else if (cutover.course() == Course.STAYING) {
                migration.converge();
                lines.accept("Converged: every gate is open.");
                if (untilConverged) {
                    return;
                }
                lines.accept("Events are followed until this is stopped; 'decant migrate cutover' goes on.");
                follow();
            } else {
                follow();
            }
        }
    }

    private void follow() throws InterruptedException {
        while (!cutover.isDue() && !migration.isToBeVerifiedAgain()) {
            links.there().await(A_WHILE);
        }
    }
}
