package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Holds a pass back for the sake of production: altogether, or to so many changes a second. Somebody else decides and
 * {@linkplain #set sets} it; a limiter further in goes on finding out what the stores take. Live copies do not pass
 * here: what production writes is carried whatever else stands still.
 *
 * <p>To stand outside of everything, so that nobody waits with a permit in hand. A change that had to wait is not made
 * but decided anew, since what it was decided on is old. Safe for any number of threads.
 */
public final class Brake implements Interceptor {
    private static final long BETWEEN_LOOKS_NANOS = Duration.ofMillis(250).toNanos();

    /** A change that waited for its turn for longer than this is decided anew, before it takes one. */
    private static final long STALE_NANOS = Duration.ofMinutes(1).toNanos();

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** How hard it is pulled. */
    public sealed interface Setting {
        /** Not at all. */
        record Released() implements Setting {}

        /**
         * Only so many changes a second.
         *
         * @param changesPerSecond at least 1
         * @param why a few words
         */
        record Slowed(int changesPerSecond, String why) implements Setting {}

        /**
         * Nothing passes.
         *
         * @param why a few words
         */
        record Held(String why) implements Setting {}
    }

    private final Ticker ticker;
    private volatile Setting setting = new Setting.Released();

    /** Guarded by this. */
    private long dueNanos;

    public Brake(Ticker ticker) {
        this.ticker = ticker;
        this.dueNanos = ticker.nanos();
    }

    /** From now on. Also for calls that are waiting. */
    public void set(Setting wanted) {
        setting = wanted;
    }

    /** How hard it is pulled now. */
    public Setting setting() {
        return setting;
    }

    /** Why a pass is held back, in one sentence; empty where it is not. */
    public String reason() {
        return switch (setting) {
            case Setting.Released() -> "";
            case Setting.Slowed(int rate, String why) -> "slowed to " + rate + " changes/s: " + why;
            case Setting.Held(String why) -> "held back: " + why;
        };
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        boolean held = false;
        while (setting instanceof Setting.Held) {
            rest(operation, key, BETWEEN_LOOKS_NANOS);
            held = true;
        }
        if (operation.isWrite()) {
            if (held) {
                throw stale(operation, key);
            }
            awaitTurn(operation, key);
        }
        return call.make();
    }

    private void awaitTurn(Operation operation, @Nullable ObjectKey key) throws StoreException {
        long begin = ticker.nanos();
        while (setting instanceof Setting.Slowed(int changesPerSecond, String _)) {
            long left = takeTurn(changesPerSecond);
            if (left == 0) {
                return;
            }
            if (ticker.nanos() - begin > STALE_NANOS) {
                throw stale(operation, key);
            }
            rest(operation, key, left);
        }
        if (setting instanceof Setting.Held) {
            throw stale(operation, key);
        }
    }

    private static StoreException stale(Operation operation, @Nullable ObjectKey key) {
        return new StoreException(Kind.HELD, operation, key, "HELD", "It was held back, and is decided anew.", null);
    }

    /** Takes the turn if it is free; how long to wait for it otherwise. A turn that nobody takes is lost. */
    private synchronized long takeTurn(int changesPerSecond) {
        long now = ticker.nanos();
        if (now < dueNanos) {
            return Math.min(dueNanos - now, BETWEEN_LOOKS_NANOS);
        }
        dueNanos = now + NANOS_PER_SECOND / changesPerSecond;
        return 0;
    }

    private void rest(Operation operation, @Nullable ObjectKey key, long nanos) throws StoreException {
        try {
            ticker.sleep(nanos);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    Kind.CANCELLED, operation, key, "Cancelled", "Stopped while it was held back.", null);
        }
    }
}
