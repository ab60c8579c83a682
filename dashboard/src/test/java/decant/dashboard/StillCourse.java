package decant.dashboard;

import decant.dashboard.view.CourseView;
import decant.dashboard.view.CourseView.State;
import decant.dashboard.view.CourseView.StepView;
import decant.dashboard.view.MigrationView.GateView;
import decant.dashboard.view.PassView;
import decant.migration.CutoverStep;
import decant.migration.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a migration that stands still shows the phases after its backfill. */
final class StillCourse {
    private static final CutoverStep AT_WORK = CutoverStep.DRAIN;

    private StillCourse() {}

    static String headline(Phase phase) {
        return switch (phase) {
            case SWITCHING -> "The application is moving to the target: drain.";
            case SWITCHED -> "The application uses the target now.";
            case FINISHED -> "Finished: the bucket has moved.";
            case ROLLED_BACK -> "Rolled back: the application uses the source.";
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> throw new IllegalArgumentException(phase.word());
        };
    }

    static String step(Phase phase) {
        return switch (phase) {
            case SWITCHING -> AT_WORK.word();
            case SWITCHED, ROLLED_BACK -> "following";
            case FINISHED -> "done";
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> "backfill";
        };
    }

    static @Nullable CourseView of(Phase phase, String stopped) {
        return switch (phase) {
            case SWITCHING -> new CourseView("to the target", stopped, steps(State.DONE, AT_WORK));
            case SWITCHED -> new CourseView("at the target", "", steps(State.DONE, null));
            case FINISHED -> new CourseView("at the target for good", "", steps(State.DONE, null));
            case ROLLED_BACK -> new CourseView("back at the source", "", wayBack());
            case PREPARED, LIVE, BACKFILLING, CONVERGED -> null;
        };
    }

    private static List<StepView> steps(State before, @Nullable CutoverStep atWork) {
        List<StepView> steps = new ArrayList<>();
        for (CutoverStep step : CutoverStep.values()) {
            int order = atWork == null ? -1 : step.compareTo(atWork);
            State state = order < 0 ? before : order == 0 ? State.NOW : State.TO_COME;
            Instant at = StillMigration.NOW.minusSeconds(600).plusSeconds(40L * steps.size());
            steps.add(new StepView(step.word(), step.sentence(), state, order < 0 ? at : null));
        }
        return steps;
    }

    private static List<StepView> wayBack() {
        List<StepView> steps = new ArrayList<>();
        for (CutoverStep step : List.of(CutoverStep.SWITCHED, CutoverStep.WRITERS, CutoverStep.LINK_BACK)) {
            Instant at = StillMigration.NOW.minusSeconds(300).plusSeconds(90L * steps.size());
            steps.add(new StepView(step.word(), step.sentence(), State.UNDONE, at));
        }
        return steps;
    }

    static List<GateView> openGates() {
        return List.of(
                new GateView("heartbeat", true, "its beats come back"),
                new GateView("verified", true, "both sides were found equal"),
                new GateView("lag", true, "0.6 s of 5.0 s"));
    }

    static PassView lastPass() {
        return new PassView(
                "closing-pass",
                true,
                2_940_000,
                190L << 30,
                2_940_000L,
                0,
                190L << 30,
                null,
                12,
                3L << 20,
                0,
                0,
                0,
                Map.of("copied", 12L));
    }
}
