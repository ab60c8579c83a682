package decant.simulator.functions;

import java.util.ArrayList;
import java.util.List;

/**
 * An account's share of Lambda: so many invocations at one time, of all its functions together. At AWS it is 1,000 for
 * an account in one Region [Lambda Developer Guide, lambda-concurrency]; functions that belong to one of these share
 * its slots, wherever their buckets are. Safe for any number of threads.
 */
public final class FunctionAccount {
    private final int slots;
    private final Timing timing;
    private final List<Function> functions = new ArrayList<>();
    private int reserved;
    private int shared;

    /**
     * @param slots invocations at one time
     */
    public FunctionAccount(int slots, Timing timing) {
        if (slots < 1) {
            throw new IllegalArgumentException("An account has one slot at least.");
        }
        this.slots = slots;
        this.timing = timing;
    }

    /** Adds a function that is not told of anything yet. */
    public synchronized Function deploy(FunctionSettings settings, Work work) {
        if (reserved + settings.reserved() > slots) {
            throw new IllegalArgumentException("No more than all " + slots + " slots can be reserved.");
        }
        reserved += settings.reserved();
        Function function = new Function(this, timing, settings, work);
        functions.add(function);
        return function;
    }

    /** Takes a slot for a function that has so many already; false if none is free for it. */
    synchronized boolean take(FunctionSettings settings, int concurrent) {
        boolean free = settings.reserved() > 0 ? concurrent < settings.reserved() : shared < slots - reserved;
        if (free && settings.reserved() == 0) {
            shared++;
        }
        return free;
    }

    synchronized void give(FunctionSettings settings) {
        if (settings.reserved() == 0) {
            shared--;
        }
    }

    /** Invocations at one time. */
    public int slots() {
        return slots;
    }

    /** How every function fares, in the order they were added. */
    public List<FunctionFigures> figures() {
        List<Function> all;
        synchronized (this) {
            all = List.copyOf(functions);
        }
        return all.stream().map(Function::figures).toList();
    }

    /**
     * How much of the account is claimed, 0 to 1: slots in use, and those reserved whether in use or not, which nobody
     * else can have. CloudWatch calls it ClaimedAccountConcurrency; at 1, functions without slots of their own are
     * throttled.
     */
    public synchronized double pressure() {
        return (double) (reserved + shared) / slots;
    }
}
