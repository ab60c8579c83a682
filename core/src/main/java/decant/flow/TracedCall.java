package decant.flow;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * One call that was made.
 *
 * @param key what it was about, as {@link decant.store.Interceptor} gets it
 * @param tookNanos from the call to its answer; waiting for a permit is not in it
 */
public record TracedCall(Operation operation, @Nullable ObjectKey key, long tookNanos, Outcome outcome) {
    /** How it ended. */
    public sealed interface Outcome {}

    /**
     * With an answer of the store port, such as an object's state or a copy's answer; {@code true} for plain writes.
     */
    public record Answered(Object answer) implements Outcome {}

    /** Without a usable answer. */
    public record Failed(StoreException failure) implements Outcome {}
}
