package decant.lambda;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Until when somebody else may have worked on a message, and so sent requests that are still to land (R14). Whoever
 * received it before was ended by Lambda at the latest when its time was over, and a message is given again when its
 * visibility timeout is over, so a queue that waits long enough leaves nothing to wait for here.
 */
final class Redelivery {
    private Redelivery() {}

    /**
     * The end of the last earlier invocation that may have held it; {@code null} if there was none.
     *
     * @param visibility how long the queue is said to hide a message
     * @param limit longest time of an invocation
     */
    static @Nullable Instant heldUntil(QueuedMessage message, Duration visibility, Duration limit, Instant now) {
        if (message.receives() <= 1) {
            return null;
        }
        Instant received = lastReceived(message, visibility, now);
        Instant ended = received.plus(limit);
        return ended.isBefore(now) ? ended : now;
    }

    private static Instant lastReceived(QueuedMessage message, Duration visibility, Instant now) {
        Instant first = message.firstReceived();
        if (first == null) {
            return now;
        }
        if (message.receives() == 2) {
            return first;
        }
        // Had the queue hidden it for as long as it is said to, this much time would have passed.
        Duration least = visibility.multipliedBy(message.receives() - 1L);
        return Duration.between(first, now).compareTo(least) < 0 ? now : now.minus(visibility);
    }
}
