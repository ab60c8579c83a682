package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells a listener of each call: what, how long, how it ended. The listener runs in the thread of the call, must be
 * safe for use by any number of threads, be quick, and not throw.
 */
public final class Trace implements Interceptor {
    private final Consumer<TracedCall> listener;
    private final Ticker ticker;

    public Trace(Consumer<TracedCall> listener, Ticker ticker) {
        this.listener = listener;
        this.ticker = ticker;
    }

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        long begin = ticker.nanos();
        try {
            T result = call.make();
            tell(operation, key, begin, new TracedCall.Answered(result));
            return result;
        } catch (StoreException e) {
            tell(operation, key, begin, new TracedCall.Failed(e));
            throw e;
        }
    }

    private void tell(Operation operation, @Nullable ObjectKey key, long beginNanos, TracedCall.Outcome outcome) {
        listener.accept(new TracedCall(operation, key, ticker.nanos() - beginNanos, outcome));
    }
}
