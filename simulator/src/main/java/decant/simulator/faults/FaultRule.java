package decant.simulator.faults;

import java.util.concurrent.atomic.AtomicLong;

/** A scripted fault: after so many matching calls were let pass, it befalls the next so many. */
public final class FaultRule {
    private final Calls calls;
    private final Fault fault;
    private final long passFirst;
    private final long times;
    private final AtomicLong seen = new AtomicLong();

    FaultRule(Calls calls, Fault fault, long passFirst, long times) {
        this.calls = calls;
        this.fault = fault;
        this.passFirst = passFirst;
        this.times = times;
    }

    /** Number of calls it has befallen. */
    public long hits() {
        return Math.clamp(seen.get() - passFirst, 0, times);
    }

    Fault fault() {
        return fault;
    }

    /** Whether it befalls this call, which is counted. */
    boolean befalls(Call call) {
        if (!calls.include(call)) {
            return false;
        }
        long number = seen.getAndIncrement();
        return number >= passFirst && number - passFirst < times;
    }
}
