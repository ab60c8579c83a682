package decant.proof;

import static org.assertj.core.api.Assertions.assertThat;

import decant.store.Capabilities;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Takes each guard away, and sees the promise break that it is there for: a confirmation's absence breaks what is
 * final, a condition's what is transient. With all guards nothing breaks: that is {@link ExplorationTest}.
 */
@DisplayName("Without a guard a promise breaks")
class EachGuardMattersTest {
    private static final int MOST_SITUATIONS = 2_000_000;

    /**
     * A guard, the races it decides, and a small scenario in which it does.
     *
     * @param races by their numbers in docs/consistency.md
     * @param breaks the promise that breaks without it
     */
    record Row(Guard guard, String races, Property breaks, Scenario scenario) {
        @Override
        public String toString() {
            return guard + " (" + races + ") keeps: " + breaks.sentence();
        }
    }

    static Stream<Row> rows() {
        Scenario besideBackfill = Scenario.of(Role.LIVE, Role.BACKFILL, 1);
        Scenario twoLive = Scenario.of(Role.LIVE, Role.LIVE, 1);
        Scenario switching = Scenario.of(Role.FORWARD, Role.BACK, 2);
        return Stream.of(
                new Row(
                        Guard.SOURCE_CONDITION_OF_COPY,
                        "R1, R9",
                        new NothingShownAnew(),
                        besideBackfill.whereOnly(Write.PUT_PRIVATE)),
                new Row(
                        Guard.TARGET_CONDITION_OF_COPY,
                        "R1, R3, R6",
                        new NoStepBack(),
                        besideBackfill.whereOnly(Write.PUT_PRIVATE)),
                new Row(
                        Guard.CONDITION_OF_REMOVAL,
                        "R4",
                        new NoRemovalOfWhatIsThere(),
                        twoLive.whereOnly(Write.PUT_PRIVATE)),
                new Row(
                        Guard.TARGET_CONDITION_OF_COPY,
                        "R12",
                        new BothBodiesKept(),
                        switching.whereOnly(Write.PUT_PRIVATE)),
                new Row(
                        Guard.CONDITION_OF_REMOVAL,
                        "R12",
                        new BothBodiesKept(),
                        switching.whereOnly(Write.PUT_PRIVATE, Write.DELETE)),
                new Row(Guard.CONFIRMATION, "R2, R5, R8", new EqualWhenQuiet(), besideBackfill.whereOnly(Write.DELETE)),
                new Row(
                        Guard.YOUNG_LOOK,
                        "R2",
                        new EqualWhenQuiet(),
                        besideBackfill.on(Capabilities.WITHOUT_CONDITIONS).whereOnly(Write.RETITLE)),
                new Row(
                        Guard.LOOK_AT_WHAT_LANDED,
                        "R2",
                        new EqualWhenQuiet(),
                        Scenario.of(Role.LIVE, Role.LIVE, 2).whereOnly(Write.RETITLE)),
                new Row(Guard.GRANTS_READ_AGAIN, "R9", new OwnConfirmation(), besideBackfill.whereOnly(Write.CLOSE)),
                new Row(
                        Guard.PROOF_OF_ABSENCE,
                        "R4",
                        new NoRemovalOfWhatIsThere(),
                        Scenario.of(Role.LIVE, Role.LIVE, 0).whereLooksLie()),
                new Row(
                        Guard.LATE_LANDING_WAIT,
                        "R14",
                        new EqualWhenQuiet(),
                        twoLive.withFaults(0, 1).whereOnly(Write.DELETE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void itsAbsenceBreaksAPromise(Row row) {
        Exploration.Result result =
                Exploration.reduced(row.scenario().without(row.guard()), List.of(row.breaks()), MOST_SITUATIONS).run();

        assertThat(result.broken()).as("a broken promise").isPresent();
    }

    @Test
    void everyGuardHasItsRow() {
        Set<Guard> guards = rows().map(Row::guard).collect(Collectors.toSet());

        assertThat(guards).isEqualTo(EnumSet.allOf(Guard.class));
    }

    @Test
    void conditionsKeepWhatIsTransientAndLooksKeepWhatIsFinal() {
        assertThat(rows().filter(row -> row.breaks().kind() == Property.Kind.TRANSIENT).map(Row::guard).distinct())
                .containsExactlyInAnyOrder(
                        Guard.SOURCE_CONDITION_OF_COPY,
                        Guard.TARGET_CONDITION_OF_COPY,
                        Guard.CONDITION_OF_REMOVAL,
                        Guard.PROOF_OF_ABSENCE);
    }
}
