package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.migration.Gate;
import decant.migration.GateBoard;
import decant.migration.Phase;
import decant.migration.Readings;
import decant.migration.Step;
import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The way from step to step, with steps that do what a test says. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class MigrationTest {
    private static final ObjectKey KEY = ObjectKey.of("a");
    private static final Verification EQUAL = new Verification(List.of(), List.of(), false, List.of("verified"));
    private static final Verification UNDECIDED = new Verification(List.of(), List.of(), true, List.of());
    private static final Verification DIFFERENT = new Verification(List.of(), List.of(KEY), false, List.of());

    private final Map<String, String> disk = new HashMap<>();
    private final List<String> deeds = new ArrayList<>();
    private final Queue<Verification> verifications = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<Runnable> settling = new ArrayList<>();
    private final Queue<String> refusals = new ArrayDeque<>();
    private Instant now = Instant.parse("2026-11-26T04:00:00Z");
    private String heldBy = "";
    private @Nullable Step failing;
    private Runnable whileWaiting = () -> {};

    @Test
    void goesFromStepToStepInOrder() throws Exception {
        migration().converge();

        assertThat(deeds)
                .containsExactly(
                        "phase live",
                        "phase live",
                        "proof",
                        "phase backfilling",
                        "pass BACKFILL",
                        "phase backfilling",
                        "pass ACCESS_LISTS",
                        "phase backfilling",
                        "pass CLOSING_PASS",
                        "phase backfilling",
                        "verify",
                        "phase converged");
    }

    @Test
    void goesOnWithTheStepThatFailed() throws Exception {
        for (Step step : List.of(Step.BACKFILL, Step.ACCESS_LISTS, Step.CLOSING_PASS)) {
            failing = step;
            assertThatThrownBy(migration()::converge).isInstanceOf(StoreException.class);
            deeds.clear();
        }
        failing = null;
        migration().converge();

        assertThat(deeds)
                .as("the passes before it are done, events are proven anew")
                .containsExactly(
                        "phase live",
                        "proof",
                        "phase backfilling",
                        "pass CLOSING_PASS",
                        "phase backfilling",
                        "verify",
                        "phase converged");
    }

    @Test
    void noStepIsBegunWhileItIsHeld() throws Exception {
        heldBy = "the file is there";
        whileWaiting =
                () -> {
                    assertThat(deeds).doesNotContain("pass BACKFILL");
                    heldBy = "";
                };

        migration().converge();

        assertThat(deeds).contains("pass BACKFILL", "phase converged");
        assertThat(said).contains("Held back: the file is there.");
    }

    @Test
    void aPhaseThatIsRefusedIsTriedAgain() throws Exception {
        refusals.addAll(List.of("the hook ended with 1", "the hook ended with 1", ""));

        migration().converge();

        assertThat(deeds).startsWith("refused live", "refused live", "phase live");
        assertThat(said.stream().filter("It does not go on to live: the hook ended with 1"::equals))
                .as("said once")
                .hasSize(1);
    }

    @Test
    void whatNobodyWroteIsClosedAgainAndThenLeftToAPerson() throws Exception {
        verifications.addAll(List.of(DIFFERENT, DIFFERENT, DIFFERENT));
        Migration migration = migration();
        whileWaiting =
                () -> {
                    assertThat(migration.gates().stream().filter(gate -> !gate.isOpen()).map(Gate::name))
                            .containsExactly(Gate.Name.VERIFIED);
                    migration.verifyAgain();
                };

        migration.converge();

        assertThat(deeds.stream().filter("pass CLOSING_PASS"::equals)).hasSize(3);
        assertThat(deeds.stream().filter("verify"::equals)).as("the last one since it was asked for").hasSize(4);
        assertThat(deeds.getLast()).isEqualTo("phase converged");
    }

    @Test
    void whatCouldNotBeDecidedIsVerifiedAgainWithoutAnotherPass() throws Exception {
        verifications.addAll(List.of(UNDECIDED, UNDECIDED));

        migration().converge();

        assertThat(deeds.stream().filter("pass CLOSING_PASS"::equals)).hasSize(1);
        assertThat(deeds.stream().filter("verify"::equals)).hasSize(3);
        assertThat(deeds.getLast()).isEqualTo("phase converged");
    }

    @Test
    void whatStaysUndecidedIsLeftToAPerson() throws Exception {
        verifications.addAll(List.of(UNDECIDED, UNDECIDED, UNDECIDED));
        Migration migration = migration();
        whileWaiting = migration::verifyAgain;

        migration.converge();

        assertThat(deeds.stream().filter("verify"::equals)).as("the last one since it was asked for").hasSize(4);
    }

    @Test
    void whoAsksForAVerificationHasItMadeThreeTimesAnew() throws Exception {
        verifications.addAll(Collections.nCopies(5, UNDECIDED));
        Migration migration = migration();
        whileWaiting = migration::verifyAgain;

        migration.converge();

        assertThat(deeds.stream().filter("verify"::equals))
                .as("three, and three more since it was asked for")
                .hasSize(6);
    }

    @Test
    void whatWasWrittenMeanwhileHasToBeLookedAtFirst() throws Exception {
        verifications.add(new Verification(List.of(KEY), List.of(), false, List.of()));
        Migration migration = migration();
        whileWaiting =
                () -> {
                    assertThat(migration.gates().stream().filter(gate -> !gate.isOpen()).map(Gate::name))
                            .containsExactly(Gate.Name.LOOKED_AGAIN);
                    settling.forEach(Runnable::run);
                };

        migration.converge();

        assertThat(deeds).contains("look again [a]").endsWith("phase converged");
    }

    private Migration migration() {
        return new Migration(
                new Told(),
                MigrationRecord.of(disk),
                new GateBoard(Duration.ofSeconds(5)),
                next -> {
                    String why = refusals.isEmpty() ? "" : refusals.remove();
                    deeds.add((why.isEmpty() ? "phase " : "refused ") + next.word());
                    return why;
                },
                () -> heldBy,
                () -> now,
                time -> {
                    now = time;
                    whileWaiting.run();
                },
                said::add);
    }

    /** Does what it is told to. */
    private final class Told implements Moving {
        @Override
        public boolean hasAccessLists() {
            return true;
        }

        @Override
        public void awaitProof() {
            deeds.add("proof");
        }

        @Override
        public List<String> pass(Step step) throws StoreException {
            deeds.add("pass " + step);
            if (step == failing) {
                throw new StoreException(
                        StoreException.Kind.UNAVAILABLE, Operation.LIST, null, "InternalError", "It failed.", null);
            }
            return List.of();
        }

        @Override
        public Verification verify() {
            deeds.add("verify");
            return verifications.isEmpty() ? EQUAL : verifications.remove();
        }

        @Override
        public void lookAgain(List<ObjectKey> keys, Runnable settled) {
            deeds.add("look again " + keys);
            settling.add(settled);
        }

        @Override
        public Readings readings(Map<Step, Instant> ended, long toLookAt, Readings.Verified verified, String held) {
            return new Readings(ended, true, null, Duration.ZERO, "", 0, 0, 0, 0, toLookAt, verified, held);
        }
    }

    /** The last phase is {@link Phase#CONVERGED} only for one that has arrived there. */
    @Test
    void isConvergedOnlyAtTheEnd() throws Exception {
        Migration migration = migration();
        assertThat(migration.isConverged()).isFalse();
        migration.converge();
        assertThat(migration.isConverged()).isTrue();
    }
}
