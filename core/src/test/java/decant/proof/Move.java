package decant.proof;

import decant.model.ObjectState;
import decant.reconcile.Outcome;
import decant.reconcile.Reply;
import decant.reconcile.Request;
import decant.store.CopyOrder;
import org.jspecify.annotations.Nullable;

/**
 * One step that leads from one situation to another.
 *
 * @param ended how an actor's work ended with this step; {@code null} if none did
 */
record Move(Event event, @Nullable Ended ended, Situation after) {
    /** What happened. */
    sealed interface Event {
        record Wrote(Write write, boolean atTarget) implements Event {}

        record TimePassed(long seconds) implements Event {}

        /** A page's listing was answered. */
        record Listed(int actor, Task task, boolean ofSource) implements Event {}

        /** The page's second listing was answered. */
        record ListedAgain(int actor, ObjectState seen) implements Event {}

        /** A request took effect and was answered; a task was begun with it if {@code begun} is set. */
        record Asked(int actor, @Nullable Task begun, Request request, Reply reply) implements Event {}

        /** A copy has read the source. */
        record CopySent(int actor, CopyOrder order) implements Event {}

        /** It has written the target, and its answer arrived. */
        record CopyLanded(int actor, CopyOrder order, Reply reply) implements Event {}

        /** No answer came. */
        record AnswerLost(int actor, Request request) implements Event {}

        /** The actor lost its memory; the request it had sent, if any, may still land. */
        record Crashed(int actor, @Nullable Request sent) implements Event {}

        record LandedLate(int actor, Request request, Reply reply) implements Event {}
    }

    /**
     * The end of an actor's work on the key.
     *
     * @param isAcknowledged whether nothing is left to do, so that the hint is forgotten
     * @param changedLast whether nobody has changed the target since this actor did, in this piece of work
     */
    record Ended(int actor, Task task, Outcome outcome, boolean isAcknowledged, boolean changedLast) {}
}
