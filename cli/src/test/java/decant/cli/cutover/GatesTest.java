package decant.cli.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.migration.Migration;
import decant.cli.migration.MigrationRecord;
import decant.cli.migration.Moving;
import decant.cli.migration.StatusReport;
import decant.cli.migration.Verification;
import decant.migration.Gate;
import decant.migration.Gate.Name;
import decant.migration.GateBoard;
import decant.migration.Readings;
import decant.migration.Readings.Heartbeat;
import decant.migration.Readings.Verified;
import decant.migration.Step;
import decant.model.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gate as the only one that is closed: nothing converges, no cutover begins, and the reason is printed. */
final class GatesTest {
    /** A trouble, the gate that it closes, and what people read. */
    record Row(Name gate, String reason, Consumer<Draft> trouble) {
        @Override
        public String toString() {
            return gate.word() + ": " + reason;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        Name.HEARTBEAT,
                        "too few beats have come back yet",
                        with -> with.heartbeat = new Heartbeat(false, Duration.ZERO, true)),
                new Row(
                        Name.HEARTBEAT,
                        "none has come back for 31 s, though other events come: the event rule leaves out .decant/",
                        with -> with.heartbeat = new Heartbeat(true, Duration.ofSeconds(31), true)),
                new Row(
                        Name.HEARTBEAT,
                        "none has come back for 31 s, nor has any other event: the event rule leaves out .decant/, or"
                                + " the store sends nothing here",
                        with -> with.heartbeat = new Heartbeat(true, Duration.ofSeconds(31), false)),
                new Row(Name.BACKFILL, "has not ended yet", with -> with.ended.remove(Step.BACKFILL)),
                new Row(Name.ACCESS_LISTS, "has not ended yet", with -> with.ended.remove(Step.ACCESS_LISTS)),
                new Row(Name.CLOSING_PASS, "has not ended yet", with -> with.ended.remove(Step.CLOSING_PASS)),
                new Row(Name.VERIFIED, "nothing was verified yet", with -> with.verified = Verified.NOT_YET),
                new Row(Name.VERIFIED, "both sides were found different", with -> with.verified = Verified.DIFFERENT),
                new Row(Name.VERIFIED, "some keys could not be decided", with -> with.verified = Verified.UNDECIDED),
                new Row(Name.LOOKED_AGAIN, "1 key changed while they were verified", with -> with.toLookAt = 1),
                new Row(Name.PARKED, "2 keys parked", with -> with.parked = 2),
                new Row(Name.PARKED, "1 key to be looked at again later", with -> with.pending = 1),
                new Row(
                        Name.PARKED,
                        "nobody can tell how many keys are parked",
                        with -> with.parked = Readings.UNKNOWN),
                new Row(Name.EVENTS, "1 message among the dead letters", with -> with.deadLetters = 1),
                new Row(
                        Name.EVENTS,
                        "nobody can tell how many messages are dead letters",
                        with -> with.deadLetters = Readings.UNKNOWN),
                new Row(Name.EVENTS, "1001 messages waiting", with -> with.waiting = 1_001),
                new Row(Name.EVENTS, "nobody can tell how many messages wait", with -> with.waiting = Readings.UNKNOWN),
                new Row(Name.LAG, "5.1 s of 5.0 s", with -> with.lag = Duration.ofMillis(5_100)),
                new Row(Name.LAG, "nobody knows it yet", with -> with.lag = null),
                new Row(Name.HOLD, "the file hold is there", with -> with.heldBy = "the file hold is there"));
    }

    /** All there is to read; everything is as it should be until a row says otherwise. */
    private static final class Draft {
        private final Map<Step, Instant> ended = new EnumMap<>(Step.class);
        private @Nullable Heartbeat heartbeat = new Heartbeat(true, Duration.ofSeconds(3), true);
        private @Nullable Duration lag = Duration.ofSeconds(1);
        private long parked;
        private long pending;
        private long waiting = 12;
        private long deadLetters;
        private long toLookAt;
        private Verified verified = Verified.EQUAL;
        private String heldBy = "";

        private Readings readings() {
            return new Readings(
                    ended, true, heartbeat, lag, "", parked, pending, waiting, deadLetters, toLookAt, verified, heldBy);
        }
    }

    private final Map<String, String> disk = new HashMap<>();
    private final List<String> phases = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T04:00:00Z");
    private Consumer<Draft> trouble = _ -> {};
    private Runnable whileWaiting = () -> {};

    @ParameterizedTest
    @MethodSource("rows")
    void aClosedGateBlocksAndSaysWhy(Row row) throws Exception {
        migration().converge();
        phases.clear();
        trouble = row.trouble();
        Migration migration = migration();
        List<String> printed = new ArrayList<>();
        whileWaiting =
                () -> {
                    List<Gate> gates = migration.gates();
                    assertThat(gates.stream().filter(gate -> !gate.isOpen()).map(Gate::name))
                            .containsExactly(row.gate());
                    printed.addAll(status(gates).lines());
                    printed.add(Steps.closedGates(gates));
                    trouble = _ -> {};
                };

        migration.converge();

        assertThat(printed)
                .contains(
                        "  CLOSED  %-13s %s".formatted(row.gate().word(), row.reason()),
                        "Not every gate is open: %s (%s).".formatted(row.gate().word(), row.reason()));
        assertThat(phases).as("only when it was open again").containsExactly("live", "proof", "waited", "converged");
    }

    @Test
    void everyGateHasARow() {
        assertThat(rows().map(Row::gate).collect(Collectors.toSet())).containsExactlyInAnyOrder(Name.values());
    }

    private StatusReport status(List<Gate> gates) {
        return new StatusReport(
                "s3://source/",
                "s3://target/",
                "backfilling",
                0,
                false,
                Step.CONVERGING,
                true,
                gates,
                Map.of(),
                List.of());
    }

    private Migration migration() {
        return new Migration(
                new Still(),
                MigrationRecord.of(disk),
                new GateBoard(Duration.ofSeconds(5)),
                next -> {
                    phases.add(next.word());
                    return "";
                },
                () -> "",
                () -> now,
                time -> {
                    now = time;
                    phases.add("waited");
                    whileWaiting.run();
                },
                _ -> {});
    }

    /** Every step is done at once; what is read then is what a row says. */
    private final class Still implements Moving {
        @Override
        public boolean hasAccessLists() {
            return true;
        }

        @Override
        public void awaitProof() {
            phases.add("proof");
        }

        @Override
        public List<String> pass(Step step) {
            return List.of();
        }

        @Override
        public Verification verify() {
            return new Verification(List.of(), List.of(), false, List.of());
        }

        @Override
        public void lookAgain(List<ObjectKey> keys, Runnable settled) {
            settled.run();
        }

        @Override
        public Readings readings(Map<Step, Instant> ended, long toLookAt, Verified verified, String heldBy) {
            Draft draft = new Draft();
            draft.ended.putAll(ended);
            draft.verified = verified;
            trouble.accept(draft);
            return draft.readings();
        }
    }
}
