package decant.migration;

import static org.assertj.core.api.Assertions.assertThat;

import decant.migration.Gate.Name;
import decant.migration.Readings.Heartbeat;
import decant.migration.Readings.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each gate by itself: what closes it closes it, and no other. */
final class GateBoardTest {
    private static final Instant DONE = Instant.parse("2026-11-26T04:00:00Z");
    private static final Duration MAX_LAG = Duration.ofSeconds(5);

    /** All there is to read; everything is as it should be until a test says otherwise. */
    private static final class Draft {
        private final Map<Step, Instant> ended = new EnumMap<>(Step.class);
        private boolean accessLists = true;
        private @Nullable Heartbeat heartbeat = new Heartbeat(true, Duration.ofSeconds(3), true);
        private @Nullable Duration lag = Duration.ofSeconds(1);
        private String unreturned = "";
        private long parked;
        private long pending;
        private long waiting = 12;
        private long deadLetters;
        private long toLookAt;
        private Verified verified = Verified.EQUAL;
        private String heldBy = "";

        Draft() {
            for (Step step : Step.values()) {
                ended.put(step, DONE);
            }
        }

        Readings done() {
            return new Readings(
                    ended,
                    accessLists,
                    heartbeat,
                    lag,
                    unreturned,
                    parked,
                    pending,
                    waiting,
                    deadLetters,
                    toLookAt,
                    verified,
                    heldBy);
        }
    }

    /** A trouble, and the gate that it closes. */
    record Row(String trouble, Name closed, java.util.function.Consumer<Draft> making) {
        @Override
        public String toString() {
            return trouble + " closes '" + closed.word() + "'";
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "no proof yet",
                        Name.HEARTBEAT,
                        with -> with.heartbeat = new Heartbeat(false, Duration.ZERO, true)),
                new Row(
                        "a silent heartbeat",
                        Name.HEARTBEAT,
                        with -> with.heartbeat = new Heartbeat(true, Duration.ofSeconds(31), true)),
                new Row("no backfill", Name.BACKFILL, with -> with.ended.remove(Step.BACKFILL)),
                new Row("no sweep", Name.ACCESS_LISTS, with -> with.ended.remove(Step.ACCESS_LISTS)),
                new Row("no closing pass", Name.CLOSING_PASS, with -> with.ended.remove(Step.CLOSING_PASS)),
                new Row("no verification", Name.VERIFIED, with -> with.verified = Verified.NOT_YET),
                new Row("a difference", Name.VERIFIED, with -> with.verified = Verified.DIFFERENT),
                new Row("an undecided key", Name.VERIFIED, with -> with.verified = Verified.UNDECIDED),
                new Row("a key to look at", Name.LOOKED_AGAIN, with -> with.toLookAt = 1),
                new Row("a parked key", Name.PARKED, with -> with.parked = 1),
                new Row("a pending key", Name.PARKED, with -> with.pending = 1),
                new Row("an unreadable ledger", Name.PARKED, with -> with.parked = Readings.UNKNOWN),
                new Row("an unreadable list of keys", Name.PARKED, with -> with.pending = Readings.UNKNOWN),
                new Row("a dead letter", Name.EVENTS, with -> with.deadLetters = 1),
                new Row("unreadable dead letters", Name.EVENTS, with -> with.deadLetters = Readings.UNKNOWN),
                new Row("a long queue", Name.EVENTS, with -> with.waiting = GateBoard.MAX_WAITING + 1),
                new Row("an unreadable queue", Name.EVENTS, with -> with.waiting = Readings.UNKNOWN),
                new Row("a great lag", Name.LAG, with -> with.lag = MAX_LAG.plusMillis(1)),
                new Row("an unknown lag", Name.LAG, with -> with.lag = null),
                new Row(
                        "what a killed process held",
                        Name.LAG,
                        with -> with.unreturned = "events that a killed process had received come back"),
                new Row("an operator", Name.HOLD, with -> with.heldBy = "the file hold is there"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachTroubleClosesItsGateAndNoOther(Row row) {
        Draft draft = new Draft();
        row.making().accept(draft);

        assertThat(closed(draft)).containsExactly(row.closed());
    }

    @Test
    void allAreOpenWhereNothingIsWrong() {
        assertThat(closed(new Draft())).isEmpty();
    }

    @Test
    void everyGateHasARow() {
        assertThat(rows().map(Row::closed).collect(Collectors.toSet())).containsExactlyInAnyOrder(Name.values());
        assertThat(new GateBoard(MAX_LAG).judge(new Draft().done())).hasSameSizeAs(Name.values());
    }

    @Test
    void whatIsSwitchedOffOrNotThereClosesNothing() {
        Draft draft = new Draft();
        draft.heartbeat = null;
        draft.accessLists = false;
        draft.ended.remove(Step.ACCESS_LISTS);

        assertThat(closed(draft)).isEmpty();
    }

    @Test
    void aSilentHeartbeatBehindManyEventsIsNoFaultOfTheStore() {
        Draft draft = new Draft();
        draft.heartbeat = new Heartbeat(true, Duration.ofSeconds(31), false);
        draft.waiting = GateBoard.MAX_WAITING + 1;

        assertThat(ofHeartbeat(draft)).isEqualTo("none has come back for 31 s, and 1001 messages are to be worked off");
    }

    @Test
    void aSilentHeartbeatBesideOtherEventsIsTheRulesFault() {
        Draft draft = new Draft();
        draft.heartbeat = new Heartbeat(true, Duration.ofSeconds(31), true);

        assertThat(ofHeartbeat(draft))
                .isEqualTo("none has come back for 31 s, though other events come: the event rule leaves out .decant/");
    }

    private static String ofHeartbeat(Draft draft) {
        return new GateBoard(MAX_LAG)
                .judge(draft.done()).stream()
                        .filter(gate -> gate.name() == Name.HEARTBEAT)
                        .findFirst()
                        .orElseThrow()
                        .reason();
    }

    private static Set<Name> closed(Draft draft) {
        return new GateBoard(MAX_LAG)
                .judge(draft.done()).stream()
                        .filter(gate -> !gate.isOpen())
                        .map(Gate::name)
                        .collect(Collectors.toSet());
    }
}
