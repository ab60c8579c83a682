package decant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import decant.store.Capabilities;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reduced exploration finds what the full one finds: each promise that breaks without a guard breaks in both, and
 * where the full one finds none broken, the reduced one does not.
 */
@DisplayName("A reduced exploration")
class ReductionTest {
    private static final int MOST_SITUATIONS = 3_000_000;

    static Stream<EachGuardMattersTest.Row> rows() {
        return EachGuardMattersTest.rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void findsTheBrokenPromiseThatTheFullOneFinds(EachGuardMattersTest.Row row) {
        Scenario scenario = row.scenario().without(row.guard());
        List<Property> properties = List.of(row.breaks());

        Exploration.Result full = Exploration.full(scenario, properties, MOST_SITUATIONS).run();
        Exploration.Result reduced = Exploration.reduced(scenario, properties, MOST_SITUATIONS).run();

        assertThat(broken(full)).contains(row.breaks());
        assertThat(broken(reduced)).contains(row.breaks());
        assertThat(reduced.situations()).isLessThanOrEqualTo(full.situations());
    }

    static Stream<Scenario> scenarios() {
        Scenario twoLive = Scenario.of(Role.LIVE, Role.LIVE, 1);
        return Stream.of(
                twoLive.whereOnly(Write.CLOSE),
                twoLive.whereOnly(Write.DELETE).on(Capabilities.WITHOUT_CONDITIONS).whereBytesMayComeBack(),
                Scenario.of(Role.LIVE, Role.BACKFILL, 1).whereOnly(Write.RETITLE),
                Scenario.of(Role.BACKFILL, Role.SWEEP, 1).whereOnly(Write.PUT_PUBLIC));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void findsNothingWhereTheFullOneFindsNothing(Scenario scenario) {
        List<Property> properties = Properties.of(scenario);

        Exploration.Result full = Exploration.full(scenario, properties, MOST_SITUATIONS).run();
        Exploration.Result reduced = Exploration.reduced(scenario, properties, MOST_SITUATIONS).run();

        System.out.printf("%s: %,d situations for %,d%n", scenario, reduced.situations(), full.situations());
        assertThat(broken(full)).isEmpty();
        assertThat(broken(reduced)).isEmpty();
        assertThat(reduced.situations()).isLessThan(full.situations());
    }

    private static Optional<Property> broken(Exploration.Result result) {
        return result.broken().map(Story::broken);
    }
}
