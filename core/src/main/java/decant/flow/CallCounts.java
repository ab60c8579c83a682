package decant.flow;

import decant.model.ObjectKey;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls made at one side, and how they failed. Stands innermost, so that attempts count, not intentions:
 * calls are money. Safe for any number of threads.
 */
public final class CallCounts implements Interceptor {
    private final Map<Operation, LongAdder> calls = new ConcurrentHashMap<>();
    private final Map<Failure, LongAdder> failures = new ConcurrentHashMap<>();

    private record Failure(Operation operation, Kind kind) {}

    /** Begins at nothing. */
    public CallCounts() {}

    @Override
    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
        calls.computeIfAbsent(operation, _ -> new LongAdder()).increment();
        try {
            return call.make();
        } catch (StoreException e) {
            failures.computeIfAbsent(new Failure(operation, e.kind()), _ -> new LongAdder()).increment();
            throw e;
        }
    }

    /** What was counted so far. While calls are being made, a call may be in it and its failure not yet. */
    public CallTally tally() {
        Map<Operation, Map<Kind, Long>> failed = new EnumMap<>(Operation.class);
        failures.forEach((failure, count) ->
                failed.computeIfAbsent(failure.operation(), _ -> new EnumMap<>(Kind.class))
                        .put(failure.kind(), count.sum()));
        Map<Operation, CallTally.Count> counts = new EnumMap<>(Operation.class);
        calls.forEach((operation, made) ->
                counts.put(operation, new CallTally.Count(made.sum(), failed.getOrDefault(operation, Map.of()))));
        return new CallTally(counts);
    }
}
