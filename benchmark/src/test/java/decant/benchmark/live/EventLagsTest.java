package decant.benchmark.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.simulator.BucketOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.bucket.Account;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLagsTest {
    private final Simulator simulator = Simulator.start(SimulatorOptions.defaults());
    private final Account account = simulator.addAccount("main");
    private final SimulatedBucket source = bucket("source");
    private final SimulatedBucket target = bucket("target");
    private long nanos;
    private final EventLags lags = new EventLags(() -> nanos);

    EventLagsTest() {
        source.settings().subscribers().add(lags::changed);
        target.settings().subscribers().add(lags::seen);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void aChangeHasArrivedWhenTheTargetShowsIt() {
        source.put("a", new byte[] {1});
        pass(3);
        target.put("a", new byte[] {1});

        assertThat(lags.arrived()).isEqualTo(1);
        assertThat(lags.millis(1)).isEqualTo(3);
        assertThat(lags.missing(source, target)).isZero();
    }

    @Test
    void aLaterStateShowsTheChangesBeforeIt() {
        source.put("a", new byte[] {1});
        pass(3);
        source.put("a", new byte[] {2});
        pass(4);
        target.put("a", new byte[] {2});

        assertThat(lags.arrived()).isEqualTo(2);
        assertThat(lags.millis(0.5)).isEqualTo(4);
        assertThat(lags.millis(1)).isEqualTo(7);
    }

    @Test
    void anEarlierStateLeavesTheLaterChangeOpen() {
        source.put("a", new byte[] {1});
        source.put("a", new byte[] {2});
        target.put("a", new byte[] {1});

        assertThat(lags.arrived()).isEqualTo(1);
        assertThat(lags.missing(source, target)).isEqualTo(1);
    }

    /** Else the next write of the key, perhaps a minute later, would seem to be what brought them. */
    @Test
    void whatIsTakenBackBeforeItArrivedHasNoLag() {
        source.put("a", new byte[] {1});
        pass(1);
        source.remove("a");
        pass(60_000);
        source.put("a", new byte[] {2});
        pass(5);
        target.put("a", new byte[] {2});

        assertThat(lags.overtaken()).isEqualTo(2);
        assertThat(lags.arrived()).isEqualTo(1);
        assertThat(lags.millis(1)).isEqualTo(5);
    }

    @Test
    void anAbsentObjectShowsTheLastOfItsDeletions() {
        arrived("a");
        source.remove("a");
        pass(1);
        source.put("a", new byte[] {2});
        pass(1);
        source.remove("a");
        pass(1);
        target.remove("a");

        assertThat(lags.arrived()).isEqualTo(4);
        assertThat(lags.millis(1)).isEqualTo(3);
        assertThat(lags.missing(source, target)).isZero();
    }

    @Test
    void aStretchHasTheLagsOfChangesMadeWithinIt() {
        for (int seconds = 0; seconds < 20; seconds++) {
            source.put("a" + seconds, new byte[] {1});
            pass(seconds < 10 ? 500 : 100);
            target.put("a" + seconds, new byte[] {1});
            pass(seconds < 10 ? 500 : 900);
        }

        assertThat(lags.millis(0.99, 0, Duration.ofSeconds(10).toNanos())).isEqualTo(500);
        assertThat(lags.millis(0.99, Duration.ofSeconds(10).toNanos(), Long.MAX_VALUE)).isEqualTo(100);
        assertThat(lags.millis(0.5)).isEqualTo(100);
        assertThat(lags.millis(0.99, Duration.ofSeconds(30).toNanos(), Long.MAX_VALUE)).as("no change").isZero();
    }

    private void arrived(String key) {
        source.put(key, new byte[] {1});
        target.put(key, new byte[] {1});
    }

    private void pass(long millis) {
        nanos += Duration.ofMillis(millis).toNanos();
    }

    private SimulatedBucket bucket(String name) {
        return simulator.createBucket(BucketOptions.of(name, "us-east-1", account));
    }
}
