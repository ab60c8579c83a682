package decant.cli.dashboard;

import decant.cli.cutover.Course;
import decant.cli.cutover.CutoverRecord;
import decant.dashboard.view.CourseView;
import decant.dashboard.view.CourseView.State;
import decant.dashboard.view.CourseView.StepView;
import decant.migration.CutoverStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cutover, or the way back, as a dashboard shows it. */
final class CourseViews {
    private CourseViews() {}

    /** The way; {@code null} before the application was sent anywhere. */
    static @Nullable CourseView of(CutoverRecord record) {
        Course course = record.course();
        return course == Course.STAYING ? null : new CourseView(words(course), record.stopped(), steps(record, course));
    }

    private static String words(Course course) {
        return switch (course) {
            case STAYING -> "at the source";
            case TO_TARGET -> "to the target";
            case AT_TARGET -> "at the target";
            case TO_SOURCE -> "back to the source";
            case ROLLED_BACK -> "back at the source";
            case FINISHING, FINISHED -> "at the target for good";
        };
    }

    private static List<StepView> steps(CutoverRecord record, Course course) {
        boolean goesBack = course == Course.TO_SOURCE || course == Course.ROLLED_BACK;
        CutoverStep atWork = record.atWork();
        List<StepView> steps = new ArrayList<>();
        for (CutoverStep step : goesBack ? record.wayBack() : List.of(CutoverStep.values())) {
            Instant at = goesBack ? record.undone(step) : record.done(step);
            State ended = goesBack ? State.UNDONE : State.DONE;
            State state = step == atWork ? State.NOW : at != null ? ended : State.TO_COME;
            steps.add(new StepView(step.word(), goesBack ? record.wordsBack(step) : step.sentence(), state, at));
        }
        return steps;
    }

    /** What it is at, in a word; {@code otherwise} while nobody goes anywhere. */
    static String step(CutoverRecord record, String otherwise) {
        CutoverStep atWork = record.atWork();
        return switch (record.course()) {
            case STAYING -> otherwise;
            case TO_TARGET, TO_SOURCE -> atWork == null ? otherwise : atWork.word();
            case AT_TARGET, ROLLED_BACK -> "following";
            case FINISHING -> "ending";
            case FINISHED -> "done";
        };
    }

    /** Where the application is going, in a sentence for anyone; {@code otherwise} while it goes nowhere. */
    static String headline(CutoverRecord record, String otherwise) {
        return switch (record.course()) {
            case STAYING, AT_TARGET, ROLLED_BACK, FINISHED -> otherwise;
            case TO_TARGET -> going("to the target", record);
            case TO_SOURCE -> going("back to the source", record);
            case FINISHING ->
                    record.stopped().isEmpty()
                            ? "The migration ends: what it has written for itself is removed."
                            : "The end has stopped: " + record.stopped();
        };
    }

    private static String going(String where, CutoverRecord record) {
        if (!record.stopped().isEmpty()) {
            return "The way " + where + " has stopped: " + record.stopped();
        }
        CutoverStep atWork = record.atWork();
        return "The application is moving " + where + (atWork == null ? "." : ": " + atWork.word() + ".");
    }
}
