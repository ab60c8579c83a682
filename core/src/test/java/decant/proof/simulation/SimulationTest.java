package decant.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import decant.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Whole migrations, each by its seed. {@code -Ddecant.seeds=10000} runs more of them, {@code -Ddecant.seed=17} one
 * alone; {@code -Ddecant.keys=60} sets the number of keys of each.
 */
@DisplayName("A migration under faults")
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("decant.seeds", 1000);
    private static final int KEYS = Integer.getInteger("decant.keys", 30);
    private static final Long ONE_SEED = Long.getLong("decant.seed");
    private static final int MOST_SEEDS_UNTIL_ONE_FAILS = 200;
    private static final int KEYS_OF_A_LARGE_ONE = 5000;

    @Test
    void endsEqualForEverySeed() throws Exception {
        if (ONE_SEED != null) {
            endsEqual(Plan.of(ONE_SEED, KEYS));
            return;
        }
        for (long seed = 0; seed < SEEDS; seed++) {
            endsEqual(Plan.of(seed, KEYS));
        }
        System.out.println(SEEDS + " seeds of " + KEYS + " keys ended equal.");
    }

    @Test
    void endsEqualWithThousandsOfKeys() throws Exception {
        endsEqual(Plan.of(1, KEYS_OF_A_LARGE_ONE));
        endsEqual(Plan.of(2, KEYS_OF_A_LARGE_ONE));
    }

    @Test
    void tellsTheStoryOfOneKeyWhereAMigrationFails() throws Exception {
        Plan failing = null;
        for (long seed = 0; failing == null && seed < MOST_SEEDS_UNTIL_ONE_FAILS; seed++) {
            Plan plan = Plan.of(seed, KEYS).withoutClosingPass();
            failing = new Migration(plan).run().isEmpty() ? null : plan;
        }

        assertThat(failing).as("a migration that ends without a closing pass, and with differences").isNotNull();
        assertThat(Shrinking.shrunk(failing)).containsPattern("keys=\\[\\d+]").containsOnlyOnce("at first");
    }

    private static void endsEqual(Plan plan) throws StoreException, InterruptedException {
        List<String> wrong = new Migration(plan).run();
        if (!wrong.isEmpty()) {
            throw new AssertionError(
                    "Seed "
                            + plan.seed()
                            + " fails: "
                            + wrong
                            + "\nReplay it with: ./mvnw -pl core -am test -Dtest=SimulationTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddecant.seed="
                            + plan.seed()
                            + " -Ddecant.keys="
                            + plan.keys().size()
                            + "\nShrunk: "
                            + Shrinking.shrunk(plan));
        }
        assertThat(wrong).isEmpty();
    }
}
