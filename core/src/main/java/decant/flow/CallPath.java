package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One side's interceptors in the one order that is right: an attempt that waits for its turn to be repeated holds no
 * permit, the limiter sees the answer of every attempt, and what is counted and traced is what went out.
 *
 * @param trace stands next to the store
 */
public record CallPath(Retries retries, Limiter limiter, CallCounts counts, Trace trace) implements Interceptor {
    /**
     * The path of one side with the usual patience.
     *
     * @param side {@code source} or {@code target}, as messages name it
     * @param random spreads repeated calls; safe for any number of threads
     * @param listener is told of each call
     */
    public static CallPath of(
            String side, Caps caps, RandomGenerator random, Ticker ticker, Consumer<TracedCall> listener) {
        return new CallPath(
                new Retries(Backoff.DEFAULT, random, ticker),
                new Limiter(side, caps, ticker),
                new CallCounts(),
                new Trace(listener, ticker));
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        return call(Lane.BACKFILL, operation, key, call);
    }

    /** The same path for the actors of one lane. */
    public Interceptor in(Lane lane) {
        CallPath path = this;
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                return path.call(lane, operation, key, call);
            }
        };
    }

    private <T> T call(Lane lane, Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        return retries.call(
                operation,
                key,
                () ->
                        limiter.call(
                                lane,
                                operation,
                                key,
                                () -> counts.call(operation, key, () -> trace.call(operation, key, call))));
    }
}
