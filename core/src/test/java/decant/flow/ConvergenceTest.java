package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the limiter makes of a store that throttles, in simulated time. A seed reproduces a run. */
class ConvergenceTest {
    private static final Caps WIDE = new Caps(Caps.UNLIMITED, Caps.UNLIMITED, 512);

    private static ObjectKey hex(RandomGenerator random) {
        return ObjectKey.of(Integer.toHexString((1 << 24) + random.nextInt(1 << 24)).substring(1));
    }

    private static Function<RandomGenerator, ObjectKey> below(String prefix) {
        return random -> ObjectKey.of(prefix + hex(random));
    }

    private static FlowSimulation simulation(Caps caps, PartitionedStore store, int seed) {
        return new FlowSimulation(new Admission(caps, Tuning.DEFAULT), store, new SplittableRandom(seed));
    }

    @ParameterizedTest
    @CsvSource({"100, 0.90", "500, 0.95", "1000, 0.95", "3500, 0.90"})
    void comesNearTheCapacityOfAStoreAndIsRarelyRefused(int perSecond, double leastShare) {
        for (int seed = 0; seed < 3; seed++) {
            PartitionedStore store = new PartitionedStore().partition(null, perSecond, 40);
            FlowSimulation simulation =
                    simulation(WIDE, store, seed).callers(512, Traffic.COPIES, ConvergenceTest::hex);
            simulation.runSeconds(10);
            store.forget();
            simulation.runSeconds(20);
            PartitionedStore.Partition all = store.partitions.getFirst();
            assertThat(all.served).as("seed %s", seed).isGreaterThanOrEqualTo((int) (20 * perSecond * leastShare));
            assertThat(all.refused).as("seed %s", seed).isLessThan(all.served / 8);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneHotPartitionDoesNotSlowTheOthers(int seed) {
        PartitionedStore store =
                new PartitionedStore().partition("4", 3_500, 40).partition("6", 60, 40).partition(null, 3_500, 40);
        FlowSimulation simulation = simulation(WIDE, store, seed);
        for (int prefix = 0; prefix < 16; prefix++) {
            simulation.callers(20, Traffic.COPIES, below("%x".formatted(prefix)));
        }
        simulation.runSeconds(15);
        store.forget();
        simulation.runSeconds(10);

        int low = store.partitions.get(0).served / 10;
        int hot = store.partitions.get(1).served / 10;
        int high = store.partitions.get(2).served / 10;
        // 80 callers below the hot partition could make 2,000 calls a second at 40 ms each, 200 above it 5,000.
        assertThat(low).as("served a second below, of 2,000").isGreaterThan(1_900);
        assertThat(hot).as("served a second in the hot partition, of 60").isGreaterThan(48);
        assertThat(high).as("served a second above, of 3,500").isGreaterThan(3_100);
        assertThat(simulation.view().reason()).contains("SlowDown for keys from");
        assertThat(simulation.view().ranges()).hasSizeLessThanOrEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void callersThatGoThroughAllKeysAreHeldBackOnlyByThePartTheyMeet(int seed) {
        PartitionedStore store =
                new PartitionedStore().partition("4", 3_500, 40).partition("6", 500, 40).partition(null, 3_500, 40);
        FlowSimulation simulation = simulation(WIDE, store, seed).callers(512, Traffic.COPIES, ConvergenceTest::hex);
        simulation.runSeconds(60);
        store.forget();
        simulation.runSeconds(10);
        // An eighth of all calls must pass the hot partition, so eight times its rate is the most that can be had.
        int served = store.partitions.stream().mapToInt(partition -> partition.served).sum() / 10;
        assertThat(served).isBetween(3_700, 4_100);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void callersInKeyOrderUnderEvenTroubleDoNotShredTheKeySpace(int seed) {
        PartitionedStore store = new PartitionedStore().partition(null, 800, 40);
        FlowSimulation simulation = simulation(WIDE, store, seed);
        for (int worker = 0; worker < 64; worker++) {
            int[] position = {0};
            String prefix = "%02x/".formatted(worker * 4);
            simulation.callers(1, Traffic.COPIES, _ -> ObjectKey.of(prefix + "%08d".formatted(position[0]++)));
        }
        simulation.runSeconds(120);
        assertThat(copyRanges(simulation)).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aStoreThatNeverThrottlesIsUsedUpToTheCap(int seed) {
        PartitionedStore store = new PartitionedStore().partition(null, 1_000_000, 40);
        FlowSimulation simulation =
                simulation(Caps.DEFAULT, store, seed).callers(400, Traffic.READS, ConvergenceTest::hex);
        simulation.runSeconds(0.3);
        assertThat(simulation.inFlight).as("after some five round trips").isEqualTo(Caps.DEFAULT_CONCURRENCY);
        simulation.runSeconds(10);
        assertThat(simulation.mostInFlight).isEqualTo(Caps.DEFAULT_CONCURRENCY);
        assertThat(simulation.view().reason()).isEqualTo("target held at --max-concurrency 256");
    }

    @ParameterizedTest
    @CsvSource({"500, 100, 0", "500, 100, 1", "2000, 333, 2"})
    void ratesAreHeldExactlyAndUsedFully(int perSecond, int copiesPerSecond, int seed) {
        PartitionedStore store = new PartitionedStore().partition(null, 1_000_000, 40);
        FlowSimulation simulation =
                simulation(new Caps(perSecond, copiesPerSecond, 512), store, seed)
                        .callers(256, Traffic.COPIES, ConvergenceTest::hex)
                        .callers(256, Traffic.READS, ConvergenceTest::hex);
        simulation.runSeconds(20);
        assertAtMost(simulation.startsNanos(Traffic.COPIES), copiesPerSecond);
        assertAtMost(simulation.startsNanos(), perSecond);
        assertThat(simulation.startsNanos(Traffic.COPIES)).hasSizeGreaterThan((int) (19.5 * copiesPerSecond));
        assertThat(simulation.startsNanos()).hasSizeGreaterThan((int) (19.5 * perSecond));
        assertThat(simulation.view().reason()).contains("--max-requests-per-second " + perSecond);
        assertThat(simulation.view().reason()).contains("--max-copies-per-second " + copiesPerSecond);
    }

    private static void assertAtMost(List<Long> startsNanos, int perSecond) {
        int burst = Math.max(1, perSecond / 100);
        int first = 0;
        for (int last = 0; last < startsNanos.size(); last++) {
            while (startsNanos.get(last) - startsNanos.get(first) >= 1_000_000_000L) {
                first++;
            }
            assertThat(last - first + 1).isLessThanOrEqualTo(perSecond + burst);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void rangesBecomeOneAgainWhenAllIsCalm(int seed) {
        PartitionedStore store = new PartitionedStore().partition("8", 60, 40).partition(null, 3_500, 40);
        FlowSimulation simulation = simulation(WIDE, store, seed);
        simulation.callers(32, Traffic.COPIES, below("2")).callers(32, Traffic.COPIES, below("c"));
        simulation.runSeconds(20);
        assertThat(copyRanges(simulation)).hasSizeGreaterThan(1);
        store.widen(1_000_000);
        simulation.runSeconds(70);
        assertThat(copyRanges(simulation)).hasSize(1);
        assertThat(simulation.view().reason()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void anOutageIsProbedNowAndThenAndOver(int seed) {
        PartitionedStore store = new PartitionedStore().partition(null, 1_000_000, 40);
        FlowSimulation simulation = simulation(WIDE, store, seed).callers(256, Traffic.COPIES, ConvergenceTest::hex);
        simulation.runSeconds(10);
        store.breakDown(true);
        simulation.runSeconds(60);
        store.forget();
        simulation.runSeconds(60);
        assertThat(store.partitions.getFirst().refused).as("calls in a minute of the outage").isLessThan(30);
        assertThat(simulation.view().reason())
                .startsWith("target failed (ServiceUnavailable): 1 instead of 2")
                .contains("copies in flight, next try in");
        store.breakDown(false);
        simulation.runSeconds(40);
        assertThat(simulation.inFlight).as("soon after the outage").isGreaterThan(100);
    }

    private static List<RangeView> copyRanges(FlowSimulation simulation) {
        return simulation.view().ranges().stream().filter(range -> range.traffic() == Traffic.COPIES).toList();
    }
}
