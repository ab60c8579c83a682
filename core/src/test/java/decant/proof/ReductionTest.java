package decant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import decant.store.Capabilities;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reduced exploration finds what the full one finds: each promise that breaks without a guard breaks in both, and
 * where the full one finds none broken, the reduced one does not.
 */
@DisplayName("A reduced exploration")
@Execution(ExecutionMode.CONCURRENT)
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

    static Stream<Scenario> small() {
        Scenario twoLive = Scenario.of(Role.LIVE, Role.LIVE, 1);
        Scenario besideBackfill = Scenario.of(Role.LIVE, Role.BACKFILL, 1);
        Scenario besideSweep = Scenario.of(Role.BACKFILL, Role.SWEEP, 1);
        Scenario switching = Scenario.of(Role.FORWARD, Role.BACK, 1);
        Stream<Scenario> always =
                Stream.of(
                        twoLive.whereOnly(Write.DELETE),
                        besideSweep.whereOnly(Write.DELETE),
                        switching.whereOnly(Write.PUT_PUBLIC, Write.DELETE));
        return Boolean.getBoolean("decant.wide")
                ? Stream.concat(
                        always,
                        Stream.of(
                                twoLive.whereOnly(Write.CLOSE),
                                besideSweep.whereOnly(Write.PUT_PUBLIC),
                                twoLive.whereOnly(Write.DELETE).withFaults(0, 1),
                                besideBackfill
                                        .whereOnly(Write.RETITLE)
                                        .on(Capabilities.WITHOUT_CONDITIONS)
                                        .whereBytesMayComeBack(),
                                besideBackfill.whereOnly(Write.CLOSE).withFaults(1, 0).endedByClosingPass(),
                                switching.whereOnly(Write.RETITLE).on(Capabilities.WITHOUT_CONDITIONS)))
                : always;
    }

    /** So that nothing that can happen is lost, and nothing is added that cannot: whatever the promises are. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("small")
    void letsEachSituationTakeTheStepsOfTheOneThatStandsForIt(Scenario scenario) {
        Moves moves = new Moves(scenario);
        Situations standing = new Situations();
        List<Property> properties = Properties.of(scenario);
        Transitions transitions = new Transitions(moves, properties, new Reduction(scenario, properties), standing);
        Set<Situation> met = new HashSet<>(Beginnings.of(scenario));
        Deque<Situation> open = new ArrayDeque<>(met);
        while (!open.isEmpty()) {
            Situation now = open.remove();
            Set<Integer> those = new HashSet<>();
            transitions.from(transitions.number(now), (to, _) -> those.add(to));
            Set<Integer> these = new HashSet<>();
            for (Move move : moves.from(now)) {
                these.add(transitions.number(move.after()));
                if (met.add(move.after())) {
                    open.add(move.after());
                }
            }
            if (those.size() == 1) {
                assertThat(these).as("the one step that is taken first, of %s", now).containsAll(those);
            } else {
                assertThat(these).as("the steps of %s", now).isEqualTo(those);
            }
            assertThat(met.size()).isLessThan(MOST_SITUATIONS);
        }
        System.out.printf("%s: %,d situations, each like the one of %,d%n", scenario, met.size(), standing.size());
    }

    private static Optional<Property> broken(Exploration.Result result) {
        return result.broken().map(Story::broken);
    }
}
