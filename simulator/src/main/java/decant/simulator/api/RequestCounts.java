package decant.simulator.api;

import decant.simulator.bucket.S3Operation;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts requests by operation, for tests (calls are money) and benchmarks. A request counts when it arrives, whatever
 * becomes of it. Safe for use by any thread.
 */
public final class RequestCounts {
    private final Map<S3Operation, LongAdder> byOperation = new EnumMap<>(S3Operation.class);
    private final LongAdder throttled = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    public RequestCounts() {
        for (S3Operation operation : S3Operation.values()) {
            byOperation.put(operation, new LongAdder());
        }
    }

    void begin(S3Operation operation) {
        adder(operation).increment();
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
    }

    void end() {
        inFlight.decrementAndGet();
    }

    void throttled() {
        throttled.increment();
    }

    void fault() {
        faults.increment();
    }

    void unknown() {
        unknown.increment();
    }

    private LongAdder adder(S3Operation operation) {
        LongAdder adder = byOperation.get(operation);
        if (adder == null) {
            throw new IllegalStateException("No counter for " + operation);
        }
        return adder;
    }

    /** Requests of these operations so far. */
    public long of(S3Operation... operations) {
        long sum = 0;
        for (S3Operation operation : operations) {
            sum += adder(operation).sum();
        }
        return sum;
    }

    /** Requests of known operations so far. */
    public long total() {
        return of(S3Operation.values());
    }

    /** Requests turned away for their rate. */
    public long throttledSoFar() {
        return throttled.sum();
    }

    /** Requests that a fault befell. */
    public long faultsSoFar() {
        return faults.sum();
    }

    /** Requests answered with 501 because no operation is known for them. */
    public long unknownSoFar() {
        return unknown.sum();
    }

    /** Most requests that were waiting for their answers at the same time. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** Every operation that was asked for, with its count. */
    public Map<S3Operation, Long> all() {
        Map<S3Operation, Long> counts = new EnumMap<>(S3Operation.class);
        byOperation.forEach((operation, adder) -> {
            if (adder.sum() > 0) {
                counts.put(operation, adder.sum());
            }
        });
        return counts;
    }
}
