package decant.source;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.store.contract.RandomKeys;
import decant.store.contract.RandomKeys.Distribution;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole passes, simulated: what is listed, with how many requests, and how well the workers are kept busy. */
final class RangePoolTest {
    private static final int SEEDS = 10;
    private static final int KEYS = 100_000;
    private static final int PAGES = KEYS / 1_000;
    private static final Map<Distribution, List<ObjectKey>> SPACES = new EnumMap<>(Distribution.class);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZOO_PIECES")
    void everyKeyIsSeenOnceWithinTheBoundOfRequests(Distribution distribution) {
        int workers = 16;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedPass pass = pass(distribution, workers, seed);

            assertThat(pass.keysSeen()).as("Keys, seed %d", seed).isEqualTo(KEYS);
            assertThat(pass.pool().unfinished()).as("Ranges left, seed %d", seed).isEmpty();
            assertThat(pass.requests())
                    .as("Requests, seed %d", seed)
                    .isLessThanOrEqualTo(PAGES + PAGES / 10 + 2 * workers);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ZOO_PIECES")
    void workersAreKeptBusy(Distribution distribution) {
        int workers = 4;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedPass pass = pass(distribution, workers, seed);

            assertThat(pass.rounds()).as("Rounds, seed %d", seed).isLessThan(2.5 * PAGES / workers);
        }
    }

    private static SimulatedPass pass(Distribution distribution, int workers, int seed) {
        List<ObjectKey> keys = SPACES.computeIfAbsent(distribution, name -> new RandomKeys(1).sorted(name, KEYS));
        return new SimulatedPass(new SortedKeys(keys), workers, new SplittableRandom(seed)).run();
    }

    private record SortedKeys(List<ObjectKey> keys) implements SimulatedPass.Keys {
        @Override
        public int size() {
            return keys.size();
        }

        @Override
        public ObjectKey key(int rank) {
            return keys.get(rank);
        }

        @Override
        public int rankAfter(ObjectKey key) {
            int found = Collections.binarySearch(keys, key);
            return found < 0 ? -found - 1 : found + 1;
        }
    }
}
