package decant.flow;

import decant.store.Operation;
import decant.store.StoreException.Kind;
import java.util.Map;

/**
 * How often each operation was called at one side.
 *
 * @param counts operations that were called at least once
 */
public record CallTally(Map<Operation, Count> counts) {
    private static final Count NONE = new Count(0, Map.of());

    /**
     * One operation's calls.
     *
     * @param calls all that were made, failed ones included
     * @param failures kinds of failure that occurred at least once. An answer that refuses by a condition is none.
     */
    public record Count(long calls, Map<Kind, Long> failures) {
        public Count {
            failures = Map.copyOf(failures);
        }
    }

    public CallTally {
        counts = Map.copyOf(counts);
    }

    /** One operation's calls, none included. */
    public Count of(Operation operation) {
        return counts.getOrDefault(operation, NONE);
    }

    /** Calls of all operations. */
    public long calls() {
        return counts.values().stream().mapToLong(Count::calls).sum();
    }

    /** Failures of one kind, of all operations. */
    public long failures(Kind kind) {
        return counts.values().stream().mapToLong(count -> count.failures().getOrDefault(kind, 0L)).sum();
    }
}
