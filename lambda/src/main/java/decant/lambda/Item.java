package decant.lambda;

import decant.live.Delivery;
import decant.live.Hint;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that is answered for as a whole: a message of a batch, or all that a direct invocation brought. */
final class Item implements Delivery {
    private final String id;
    private final List<Hint> hints;
    private final @Nullable Instant heldUntil;
    private final InstantSource clock;
    private volatile boolean acknowledged;

    /**
     * @param heldUntil when somebody else may have sent the last request for it; {@code null} if nobody had it
     */
    Item(String id, List<Hint> hints, @Nullable Instant heldUntil, InstantSource clock) {
        this.id = id;
        this.hints = List.copyOf(hints);
        this.heldUntil = heldUntil;
        this.clock = clock;
    }

    String id() {
        return id;
    }

    List<Hint> hints() {
        return hints;
    }

    /** Whether every hint of it has led to work that came to its end, parked keys included. */
    boolean isAcknowledged() {
        return acknowledged;
    }

    @Override
    public boolean isRepeated() {
        return heldUntil != null;
    }

    @Override
    public Duration margin(Duration lateLanding) {
        if (heldUntil == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), heldUntil.plus(lateLanding));
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public void acknowledge() {
        acknowledged = true;
    }

    /** It stays unacknowledged. */
    @Override
    public void giveBack() {}
}
