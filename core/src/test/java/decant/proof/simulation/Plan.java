package decant.proof.simulation;

import decant.store.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a simulation is made of.
 *
 * @param seed decides everything else
 * @param keys numbers of the keys that take part
 * @param hasConditions whether the stores honour conditions
 * @param writes whether the application goes on writing
 * @param faults whether requests fail and answers are lost
 * @param lateLandings whether requests that were given up land later
 * @param deaths whether the process dies on its way
 * @param closes whether a closing pass ends it; without one, something may be left
 */
record Plan(
        long seed,
        List<Integer> keys,
        boolean hasConditions,
        boolean writes,
        boolean faults,
        boolean lateLandings,
        boolean deaths,
        boolean closes) {
    static Plan of(long seed, int keyCount) {
        List<Integer> keys = IntStream.range(0, keyCount).boxed().toList();
        return new Plan(seed, keys, seed % 2 == 0, true, true, true, true, true);
    }

    Plan withoutClosingPass() {
        return new Plan(seed, keys, hasConditions, writes, faults, lateLandings, deaths, false);
    }

    Capabilities capabilities() {
        return hasConditions ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS;
    }

    Plan withKeys(List<Integer> some) {
        return new Plan(seed, some, hasConditions, writes, faults, lateLandings, deaths, closes);
    }

    /** Smaller plans with the same seed, the smallest first: what remains happens as it did. */
    List<Plan> smaller() {
        List<Plan> smaller = new ArrayList<>();
        if (deaths) {
            smaller.add(new Plan(seed, keys, hasConditions, writes, faults, lateLandings, false, closes));
        }
        if (lateLandings) {
            smaller.add(new Plan(seed, keys, hasConditions, writes, faults, false, deaths, closes));
        }
        if (faults) {
            smaller.add(new Plan(seed, keys, hasConditions, writes, false, lateLandings, deaths, closes));
        }
        if (writes) {
            smaller.add(new Plan(seed, keys, hasConditions, false, faults, lateLandings, deaths, closes));
        }
        return smaller;
    }
}
