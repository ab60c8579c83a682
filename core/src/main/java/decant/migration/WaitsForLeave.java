package decant.migration;

import decant.flow.Ticker;
import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lets whoever is about to change something wait until there is leave, and then look again: what was seen before the
 * wait is old. To stand outside of everything, so that nobody waits with a permit in hand; {@link ActsByLeave} stands
 * inside all the same. For a pass, which stands still and can be interrupted; a live copy leaves it out, begins no key,
 * and gives back what it has begun.
 */
public final class WaitsForLeave implements Interceptor {
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofSeconds(1).toNanos();

    private final Leave leave;
    private final Ticker ticker;

    public WaitsForLeave(Leave leave, Ticker ticker) {
        this.leave = leave;
        this.ticker = ticker;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        if (operation.isWrite()) {
            boolean waited = false;
            while (leave.standing() instanceof Standing.Held) {
                pause();
                waited = true;
            }
            if (waited) {
                throw Leave.refusal(Kind.HELD, "It was held back, and is decided anew.");
            }
        }
        return call.make();
    }

    private void pause() throws StoreException {
        try {
            ticker.sleep(BETWEEN_LOOKS_NANOS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw Leave.refusal(Kind.CANCELLED, "Stopped while it was held back.");
        }
    }
}
