package decant.cli.alert;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import decant.migration.Gate;
import decant.migration.GateBoard;
import decant.migration.Readings;
import decant.migration.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One message when a cause begins, one when it ends, on a clock that a test moves. */
final class AlertWatchTest {
    private static final Duration BLOCKED = Duration.ofMinutes(15);
    private static final Bounds BOUNDS = new Bounds(BLOCKED, Duration.ofMinutes(1), Duration.ofMinutes(1));
    private static final AlertWatch.Move MOVE = new AlertWatch.Move("s3://source/", "s3://target/");

    @TempDir private Path directory;
    private final List<Alert> alerts = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-26T10:00:00Z");
    private SqliteLedger ledger;
    private AlertWatch watch;

    @BeforeEach
    void open() {
        ledger =
                SqliteLedger.open(
                        directory.resolve("state"),
                        new RunIdentity("s3://source/", "s3://target/", "migrate"),
                        Duration.ZERO);
        watch = watch();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private AlertWatch watch() {
        return new AlertWatch(BOUNDS, MOVE, new Told(ledger.migration()), alerts::add);
    }

    /** A migration in which nothing is wrong but, perhaps, this. */
    private static Vitals vitals(Cause wrong) {
        return new Vitals(
                "backfilling",
                wrong == Cause.BLOCKED ? Step.CONVERGING : Step.BACKFILL,
                gates(),
                wrong == Cause.PARKED ? 3 : 0,
                wrong == Cause.LAG ? Duration.ofSeconds(61) : Duration.ofSeconds(1),
                wrong == Cause.EXPOSURE ? Duration.ofSeconds(90) : Duration.ZERO,
                wrong == Cause.HELD ? "the file /go is there" : "",
                wrong == Cause.BUDGET_SPENT ? 1.01 : wrong == Cause.BUDGET ? 0.8 : 0.79);
    }

    private static Vitals well() {
        return new Vitals("backfilling", Step.BACKFILL, gates(), 0, null, Duration.ZERO, "", 0);
    }

    private static List<Gate> gates() {
        Readings readings = new Readings(Map.of(), false, null, null, "", 0, 0, 0, 0, 0, Readings.Verified.EQUAL, "");
        return new GateBoard(Duration.ofSeconds(5)).judge(readings);
    }

    private void pass(Vitals vitals, Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            watch.look(vitals, now);
            now = now.plusSeconds(1);
        }
    }

    private Stream<Cause> begun() {
        return alerts.stream().filter(Alert::begun).map(Alert::cause);
    }

    private Stream<Cause> ended() {
        return alerts.stream().filter(alert -> !alert.begun()).map(Alert::cause);
    }

    @ParameterizedTest
    @EnumSource
    void beginsOnceAndEndsOnce(Cause cause) {
        pass(well(), Duration.ofMinutes(1));
        assertThat(alerts).isEmpty();
        pass(vitals(cause), BLOCKED.plusMinutes(30));

        assertThat(begun()).containsOnlyOnce(cause).allMatch(one -> one == cause || cause == Cause.BUDGET_SPENT);
        assertThat(ended()).isEmpty();
        assertThat(alerts.getFirst().text()).startsWith("Decant, s3://source/ to s3://target/: ").endsWith(".");

        pass(well(), Duration.ofMinutes(12));
        assertThat(ended()).containsOnlyOnce(cause).hasSameSizeAs(begun().toList());
    }

    @Test
    void saysWhatIsWrong() {
        pass(vitals(Cause.PARKED), Duration.ofSeconds(15));
        pass(vitals(Cause.LAG), Duration.ofSeconds(15));
        pass(vitals(Cause.HELD), Duration.ofSeconds(15));
        pass(vitals(Cause.BLOCKED), BLOCKED.plusSeconds(15));

        assertThat(alerts.stream().filter(Alert::begun).map(alert -> alert.text().replaceFirst(".*?: ", "")))
                .contains(
                        "3 keys are parked.",
                        "the target is 1 min 01 s behind, more than 1 min 00 s.",
                        "passes are held back: the file /go is there.")
                .anyMatch(text -> text.contains("everything is done but for closed gates") && text.contains("lag"));
    }

    /** What comes and goes is no reason to wake anybody, and what came once is told once. */
    @Test
    void flickeringIsNoStorm() {
        for (int i = 0; i < 50; i++) {
            pass(vitals(Cause.LAG), Duration.ofSeconds(8));
            pass(well(), Duration.ofSeconds(2));
        }
        assertThat(alerts).isEmpty();
        pass(vitals(Cause.LAG), Duration.ofSeconds(30));
        for (int i = 0; i < 50; i++) {
            pass(well(), Duration.ofSeconds(50));
            pass(vitals(Cause.LAG), Duration.ofSeconds(20));
        }
        assertThat(alerts).hasSize(1);
    }

    /** A process that goes on knows what was told, and tells when it is over. */
    @Test
    void anotherProcessDoesNotTellAgain() {
        pass(vitals(Cause.PARKED), Duration.ofSeconds(30));
        new Told(ledger.migration()).settle(alerts.getFirst());
        alerts.clear();

        watch = watch();
        pass(vitals(Cause.PARKED), Duration.ofMinutes(5));
        assertThat(alerts).isEmpty();
        pass(well(), Duration.ofMinutes(2));
        assertThat(ended()).containsExactly(Cause.PARKED);
        new Told(ledger.migration()).settle(alerts.getFirst());
        assertThat(new Told(ledger.migration()).causes()).isEmpty();
    }
}
