package decant.store;

import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * Something around every call of a store: a throttle, a retry, a trace, a counter, a dry run. Interceptors must be safe
 * for use by any number of threads.
 */
public interface Interceptor {
    /** Lets every call pass as it is. */
    Interceptor PASS =
            new Interceptor() {
                @Override
                public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                    return call.make();
                }
            };

    /** A call that is waiting to be made. */
    @FunctionalInterface
    interface Call<T> {
        T make() throws StoreException;
    }

    /**
     * Makes the call, or does not.
     *
     * @param key what the call is about; for a listing the key it begins after; {@code null} for the beginning and for
     *     calls about the bucket
     */
    <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException;

    /** This one outside, the other one inside. */
    default Interceptor around(Interceptor inner) {
        Interceptor outer = this;
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                return outer.call(operation, key, () -> inner.call(operation, key, call));
            }
        };
    }
}
