package decant.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.dashboard.metrics.Metrics;
import decant.live.Heartbeat;
import decant.live.LiveView;
import decant.live.LookedAt;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FollowFiguresTest {
    private static final LiveView IDLE = new LiveView(0, 0, null, null);

    private final FollowFigures figures = new FollowFigures(InstantSource.system());

    @Test
    void aHeartbeatThatIsSilentIsTold() {
        AtomicReference<Duration> silence = new AtomicReference<>(Duration.ZERO);
        assertThat(figures.lines(IDLE)).noneMatch(line -> line.contains("heartbeat"));
        figures.askSilence(silence::get);
        assertThat(figures.lines(IDLE)).anyMatch(line -> line.contains("heartbeat none has come back yet"));
        figures.heartbeat(Duration.ofMillis(800));
        figures.heartbeat(Duration.ofMillis(600));
        assertThat(figures.lines(IDLE)).anyMatch(line -> line.contains("heartbeat p50") && line.contains("last"));
        silence.set(Duration.ofSeconds(29));
        assertThat(figures.lines(IDLE)).noneMatch(line -> line.contains("has not come back"));
        silence.set(Duration.ofSeconds(31));
        assertThat(figures.lines(IDLE))
                .anyMatch(line -> line.contains("has not come back for") && line.contains("nor has any other event"));
        figures.telling(_ -> {}).received(1);
        assertThat(figures.lines(IDLE))
                .as("it may have been the beat's own event")
                .anyMatch(line -> line.contains("nor has any other event"));
        figures.lookedAt(new LookedAt(ObjectKey.of("a"), new Outcome.InSync(), 2, List.of()));
        assertThat(figures.lines(IDLE)).anyMatch(line -> line.contains("though other events come"));
        assertThat(Metrics.text(figures.view(IDLE)))
                .contains("decant_heartbeat_lag_seconds_count 2\n", "decant_heartbeat_silence_seconds 31.0\n");
    }

    @Test
    void itIsStuckWhereNeitherABeatNorAnythingElseArrivesForTwoMinutes() {
        AtomicReference<Duration> silence = new AtomicReference<>(Duration.ofSeconds(119));
        figures.askSilence(silence::get);
        assertThat(figures.snapshot().trouble()).isNull();
        silence.set(Duration.ofMinutes(2));
        assertThat(figures.snapshot().trouble()).startsWith("No heartbeat has come back for two minutes");
        figures.lookedAt(new LookedAt(ObjectKey.of("a"), new Outcome.InSync(), 2, List.of()));
        assertThat(figures.snapshot().trouble()).as("it is behind, and working").isNull();
    }

    /** A gate that waits for a beat is told within a second of its coming back. */
    @Test
    void whileTheTargetIsBehindItBeatsEverySecond() {
        Duration moment = Duration.ofMillis(300);
        assertThat(HeartbeatRun.interval(false, moment, Duration.ZERO)).isEqualTo(Heartbeat.WHILE_AWAITED);
        assertThat(HeartbeatRun.interval(true, moment, moment)).isEqualTo(Heartbeat.USUALLY);
        assertThat(HeartbeatRun.interval(true, Duration.ofSeconds(4), moment)).isEqualTo(Heartbeat.WHILE_AWAITED);
        assertThat(HeartbeatRun.interval(true, Duration.ZERO, Duration.ofSeconds(40)))
                .as("the beat that ended a silence was late")
                .isEqualTo(Heartbeat.WHILE_AWAITED);
    }

    @Test
    void exposureIsCountedApart() {
        figures.lookedAt(new LookedAt(ObjectKey.of("a"), new Outcome.InSync(), 2, List.of(Duration.ofSeconds(1))));
        assertThat(figures.lines(IDLE)).noneMatch(line -> line.contains("exposed"));
        figures.lookedAt(new LookedAt(ObjectKey.of("b"), new Outcome.Removed(), 6, List.of(Duration.ofSeconds(3))));
        assertThat(figures.lines(IDLE)).anyMatch(line -> line.contains("exposed p50"));
        assertThat(figures.document())
                .containsEntry("exposureLagMedianMillis", 3000L)
                .containsEntry("lagMedianMillis", 3000L)
                .containsEntry("removed", 1L);
        assertThat(Metrics.text(figures.view(IDLE))).contains("decant_exposure_lag_seconds_count 1\n");
    }
}
