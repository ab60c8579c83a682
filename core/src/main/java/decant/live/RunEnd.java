package decant.live;

import decant.model.ObjectState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a run ended, as far as the queue is concerned. */
sealed interface RunEnd {
    /**
     * Both sides are as they should be, or the policy leaves them so.
     *
     * @param source as last looked at; {@code null} where it was not
     */
    record AtRest(@Nullable ObjectState source) implements RunEnd {}

    /** Given up and written down. */
    record Parked() implements RunEnd {}

    /**
     * To be looked at again.
     *
     * @param inVain whether this counts as a try; if it does not, the change has reached the target already
     */
    record Again(Duration after, boolean inVain) implements RunEnd {}
}
