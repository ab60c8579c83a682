package decant.cli.budget;

import decant.cli.buckets.Gates;
import decant.flow.CallTally;
import decant.store.Operation;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done, as far as it costs money: calls by side and operation, copies and their bytes. Immutable.
 *
 * @param numbers by name
 */
public record Counted(Map<String, Long> numbers) {
    /** Nothing yet. */
    public static final Counted NOTHING = new Counted(Map.of());

    private static final String PREFIX = "counted ";
    private static final String SOURCE = "source.";
    private static final String TARGET = "target.";
    private static final String COPIES = "copies";
    private static final String BYTES = "bytes";

    public Counted {
        numbers = Map.copyOf(numbers);
    }

    /** What this process did so far. */
    public static Counted of(Gates gates, CarriedCopies carried) {
        Map<String, Long> numbers = new TreeMap<>();
        put(numbers, SOURCE, gates.sourceCalls());
        put(numbers, TARGET, gates.targetCalls());
        numbers.put(COPIES, carried.copies());
        numbers.put(BYTES, carried.bytes());
        return new Counted(numbers);
    }

    private static void put(Map<String, Long> numbers, String side, CallTally tally) {
        tally.counts().forEach((operation, count) -> numbers.put(side + operation.name(), count.calls()));
    }

    /** What is written down among other rows. */
    public static Counted in(Map<String, String> rows) {
        Map<String, Long> numbers = new TreeMap<>();
        rows.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                numbers.put(name.substring(PREFIX.length()), Long.parseLong(value));
            }
        });
        return new Counted(numbers);
    }

    /** As it is written down. */
    public Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        numbers.forEach((name, number) -> rows.put(PREFIX + name, number.toString()));
        return rows;
    }

    /** Both together. */
    public Counted plus(Counted other) {
        Map<String, Long> sum = new TreeMap<>(numbers);
        other.numbers.forEach((name, number) -> sum.merge(name, number, Long::sum));
        return new Counted(sum);
    }

    /** Calls of an operation at the source. */
    public long atSource(Operation operation) {
        return of(SOURCE + operation.name());
    }

    /** Calls of an operation at the target. */
    public long atTarget(Operation operation) {
        return of(TARGET + operation.name());
    }

    /** Copies that were made, by passes and live. */
    public long copies() {
        return of(COPIES);
    }

    /** Their bytes. */
    public long bytes() {
        return of(BYTES);
    }

    private long of(String name) {
        return numbers.getOrDefault(name, 0L);
    }
}
