package decant.dashboard.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The application's way to the target, or back.
 *
 * @param words where it is or goes, in a few words
 * @param stopped why it does not go on, in one sentence; empty if it does
 * @param steps in the order in which they are made; on the way back only those that were begun
 */
public record CourseView(String words, String stopped, List<StepView> steps) {
    /** How far a step is. */
    public enum State {
        DONE,
        NOW,
        TO_COME,
        UNDONE
    }

    /**
     * A step.
     *
     * @param word its name
     * @param sentence what happens in it
     * @param at when it was done, or undone; {@code null} where it was neither
     */
    public record StepView(String word, String sentence, State state, @Nullable Instant at) {}

    public CourseView {
        steps = List.copyOf(steps);
    }
}
