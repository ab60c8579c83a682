package decant.cli.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import decant.cli.cutover.CutoverRecord;
import decant.cli.migration.MigrationRecord;
import decant.dashboard.view.CourseView;
import decant.dashboard.view.CourseView.State;
import decant.dashboard.view.PhaseView;
import decant.migration.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a state file says of a cutover, as a dashboard shows it. */
final class CourseViewsTest {
    private static final String TIME = "2026-11-26T10:00:00Z";

    private final Map<String, String> disk = new HashMap<>();
    private final CutoverRecord record = new CutoverRecord(MigrationRecord.of(disk));

    private CourseView view() {
        return Objects.requireNonNull(CourseViews.of(record));
    }

    private void note(String deed, String... steps) {
        for (String step : steps) {
            disk.put("cutover " + deed + " " + step, TIME);
        }
    }

    @Test
    void beforeItIsSentAnywhereThereIsNone() {
        assertThat(CourseViews.of(record)).isNull();
        assertThat(CourseViews.step(record, "backfill")).isEqualTo("backfill");
        assertThat(CourseViews.headline(record, "Copying.")).isEqualTo("Copying.");
    }

    @Test
    void onTheWayThereTheFirstStepThatIsNotDoneIsInWork() {
        disk.put("course", "to-target");
        note("began", "receipts", "link-back");
        note("did", "receipts");

        assertThat(view().steps().stream().map(CourseView.StepView::state).limit(3))
                .containsExactly(State.DONE, State.NOW, State.TO_COME);
        assertThat(view().steps()).hasSize(10);
        assertThat(CourseViews.step(record, "converging")).isEqualTo("link-back");
        assertThat(CourseViews.headline(record, "")).isEqualTo("The application is moving to the target: link-back.");

        disk.put("stopped", "It does not go on: the hook ./cdn ended with 3.");
        assertThat(view().stopped()).contains("ended with 3");
        assertThat(CourseViews.headline(record, ""))
                .isEqualTo("The way to the target has stopped: It does not go on: the hook ./cdn ended with 3.");
    }

    @Test
    void onTheWayBackTheNextToBeUndoneIsInWork() {
        disk.put("course", "to-source");
        note("began", "receipts", "link-back", "cdn-target-first", "cdn-target-only", "writers");
        note("did", "receipts", "link-back", "cdn-target-first", "cdn-target-only");
        note("undid", "cdn-target-only", "cdn-target-first");

        assertThat(view().steps())
                .extracting(CourseView.StepView::word, CourseView.StepView::state)
                .containsExactly(
                        tuple("cdn-target-only", State.UNDONE),
                        tuple("cdn-target-first", State.UNDONE),
                        tuple("writers", State.NOW),
                        tuple("comparison", State.TO_COME),
                        tuple("link-back", State.TO_COME));
        assertThat(view().steps().get(2).sentence()).isEqualTo("the application's writers move to the source");
        assertThat(CourseViews.headline(record, ""))
                .isEqualTo("The application is moving back to the source: writers.");

        note("undid", "writers");
        assertThat(CourseViews.step(record, "")).as("what they did at the target").isEqualTo("comparison");
    }

    /** What was rolled back is where it was before the switch, which is still to come. */
    @Test
    void theLineOfPhasesSaysWhereARollbackHasLed() {
        assertThat(PhaseView.line(Phase.ROLLED_BACK))
                .extracting(PhaseView::word)
                .containsExactly(
                        "prepared",
                        "live",
                        "backfilling",
                        "converged",
                        "rolled-back",
                        "switching",
                        "switched",
                        "finished");
        List<PhaseView.State> states = PhaseView.line(Phase.ROLLED_BACK).stream().map(PhaseView::state).toList();
        assertThat(states.subList(0, 4)).containsOnly(PhaseView.State.DONE);
        assertThat(states.get(4)).isEqualTo(PhaseView.State.NOW);
        assertThat(states.subList(5, 8)).containsOnly(PhaseView.State.TO_COME);
    }
}
