package decant.simulator.faults;

import decant.simulator.synthetic.Mix;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Decides which fault befalls a call. Scripted rules come first, in the order they were added; then chance, by a seed.
 *
 * <p>Chance is drawn from the seed, the call, and how many calls alike came before it, not from the order of all calls;
 * so a seed gives the same faults to a program with many threads in every run. Safe for use by any thread.
 */
public final class Faults {
    /** Counters of calls alike, a power of two; calls that share one by accident merely share their numbering. */
    private static final int OCCURRENCE_COUNTERS = 1 << 16;

    private record Chance(Calls calls, double probability, Fault fault) {}

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final List<Chance> chances = new CopyOnWriteArrayList<>();
    private final AtomicIntegerArray occurrences = new AtomicIntegerArray(OCCURRENCE_COUNTERS);
    private volatile long seed;

    /** The fault befalls the next matching call. */
    public FaultRule next(Calls calls, Fault fault) {
        return next(1, calls, fault);
    }

    /** The fault befalls the next so many matching calls. */
    public FaultRule next(long times, Calls calls, Fault fault) {
        return after(0, times, calls, fault);
    }

    /** The fault befalls every matching call until it is removed. */
    public FaultRule always(Calls calls, Fault fault) {
        return after(0, Long.MAX_VALUE, calls, fault);
    }

    /** Lets so many matching calls pass; then the fault befalls the next so many. */
    public FaultRule after(long passFirst, long times, Calls calls, Fault fault) {
        FaultRule rule = new FaultRule(calls, fault, passFirst, times);
        rules.add(rule);
        return rule;
    }

    public void remove(FaultRule rule) {
        rules.remove(rule);
    }

    /**
     * The fault befalls matching calls by chance.
     *
     * @param probability 0..1; those of all chances that match a call must not add up to more than 1
     */
    public void chance(Calls calls, double probability, Fault fault) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("A probability lies between 0 and 1: " + probability);
        }
        chances.add(new Chance(calls, probability, fault));
    }

    /** The seed of chance; 0 unless set. */
    public void seed(long value) {
        seed = value;
    }

    /** Ends all faults. */
    public void clear() {
        rules.clear();
        chances.clear();
    }

    /** The fault that befalls this call. Not repeatable: each call is counted. */
    public Optional<Fault> befalling(Call call) {
        if (rules.isEmpty() && chances.isEmpty()) {
            return Optional.empty();
        }
        for (FaultRule rule : rules) {
            if (fits(rule.fault(), call) && rule.befalls(call)) {
                return Optional.of(rule.fault());
            }
        }
        return chances.isEmpty() ? Optional.empty() : byChance(call);
    }

    private Optional<Fault> byChance(Call call) {
        long alike = stableHash(call);
        int occurrence = occurrences.getAndIncrement((int) alike & (OCCURRENCE_COUNTERS - 1));
        double drawn = (Mix.mix(Mix.mix(seed, alike), occurrence) >>> 11) * 0x1.0p-53;
        for (Chance chance : chances) {
            if (fits(chance.fault(), call) && chance.calls().include(call)) {
                drawn -= chance.probability();
                if (drawn < 0) {
                    return Optional.of(chance.fault());
                }
            }
        }
        return Optional.empty();
    }

    /** A hash that is the same in every run, which that of an enum is not. */
    private static long stableHash(Call call) {
        return Mix.mix(call.operation().apiName().hashCode(), Mix.mix(call.bucket().hashCode(), call.key().hashCode()));
    }

    private static boolean fits(Fault fault, Call call) {
        return !(fault instanceof Fault.ErrorInside200) || call.operation().mayFailInside200();
    }
}
