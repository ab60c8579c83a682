package decant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Nothing is sampled: from every situation every step is taken. Each test prints how many situations there are and how
 * many orders of steps they stand for.
 */
@DisplayName("In every order of steps")
@Execution(ExecutionMode.CONCURRENT)
class ExplorationTest {
    /** About 100 bytes each; more of them are a failure, never a reason to stop early. */
    private static final int MOST_SITUATIONS = Integer.getInteger("decant.situations", 4_000_000);

    static Stream<Scenario> scenarios() {
        return Catalogue.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void thePromisesAreKept(Scenario scenario) {
        Exploration.Result result = Exploration.reduced(scenario, Properties.of(scenario), MOST_SITUATIONS).run();

        System.out.println(result);
        assertThat(result.broken().map(Story::toString).orElse("nothing")).isEqualTo("nothing");
    }
}
