package decant.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.synthetic.Distribution;
import decant.source.SimulatedPass;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a pass over 25 million keys costs with 256 requests in flight, simulated page by page. */
final class PassBudgetTest {
    private static final int KEYS = 25_000_000;
    private static final int WORKERS = 256;
    private static final int PAGES = KEYS / 1_000;
    private static final int SEED = 1;

    /**
     * The budget of requests is the design's. A page that takes 100 ms leaves 300 rounds for the 30 seconds that the
     * design allows; what is asked here is that waiting takes less than half of them, for the rest is computing.
     */
    @ParameterizedTest
    @EnumSource
    void requestsAndRoundsStayWithinTheBudget(Distribution distribution) {
        SimulatedPass pass =
                new SimulatedPass(new SyntheticKeys(distribution, KEYS, SEED), WORKERS, new SplittableRandom(SEED))
                        .run();

        assertThat(pass.keysSeen()).isEqualTo(KEYS);
        assertThat(pass.requests()).isLessThanOrEqualTo(PAGES + PAGES / 10 + 2 * WORKERS);
        assertThat(pass.rounds()).isLessThan(150);
    }
}
