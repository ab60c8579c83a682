package decant.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import decant.count.Estimate;
import decant.simulator.synthetic.Distribution;
import decant.source.SimulatedPass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The estimate of a count under way, for the key spaces of the simulator, with as many workers as the command line has.
 * Rounds stand for time: with 100 ms a page, ten seconds are 100 rounds.
 */
@Execution(ExecutionMode.CONCURRENT)
final class EstimateTest {
    private static final int KEYS = 10_000_000;
    private static final int WORKERS = 256;
    private static final int SEEDS = 20;

    /**
     * Rounds at which the estimate is read. The earliest of these passes ends after 48, the latest after 70; all have
     * listed more than half of the keys at the last reading.
     */
    private static final List<Integer> READ_AT = List.of(12, 16, 20, 24, 28, 32, 36, 40, 44, 48);

    @ParameterizedTest
    @EnumSource
    void theTruthLiesWithinTheBarInNineteenOfTwentyPasses(Distribution distribution) {
        List<Integer> misleading = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            if (!pass(distribution, seed).stream().allMatch(EstimateTest::holdsTheTruth)) {
                misleading.add(seed);
            }
        }

        assertThat(misleading).as("Seeds with an estimate that missed the truth").hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theBarIsNarrowOnceThreeQuartersAreCounted(Distribution distribution) {
        SimulatedPass pass = begin(distribution, 1);
        for (int round = 1; pass.keysSeen() < KEYS / 4 * 3; round++) {
            pass.runUntil(round);
        }

        Estimate estimate = estimate(pass).orElseThrow();
        assertThat(estimate.error()).isLessThan(estimate.keys() * 4 / 10);
    }

    private static boolean holdsTheTruth(Estimate estimate) {
        return Math.abs(estimate.keys() - KEYS) <= estimate.error();
    }

    /** The estimates there were at the rounds they are read at. */
    private static List<Estimate> pass(Distribution distribution, int seed) {
        SimulatedPass pass = begin(distribution, seed);
        List<Estimate> estimates = new ArrayList<>();
        for (int rounds : READ_AT) {
            pass.runUntil(rounds);
            estimate(pass).ifPresent(estimates::add);
        }
        return estimates;
    }

    private static SimulatedPass begin(Distribution distribution, int seed) {
        return new SimulatedPass(new SyntheticKeys(distribution, KEYS, seed), WORKERS, new SplittableRandom(seed));
    }

    private static Optional<Estimate> estimate(SimulatedPass pass) {
        return Estimate.of(pass.keysSeen(), pass.keysSeen(), pass.pool().keysLeft());
    }
}
