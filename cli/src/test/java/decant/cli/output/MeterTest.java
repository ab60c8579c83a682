package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class MeterTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void saysNothingUntilASecondWasWatched() {
        Meter meter = new Meter();
        assertThat(meter.perSecond()).isZero();
        meter.read(0, 0);
        meter.read(SECOND / 2, 100);
        assertThat(meter.perSecond()).isZero();
        meter.read(SECOND, 200);
        assertThat(meter.perSecond()).isEqualTo(200);
    }

    @Test
    void forgetsWhatWasBefore() {
        Meter meter = new Meter();
        for (int second = 0; second <= 20; second++) {
            meter.read(second * SECOND, second * 1000L);
        }
        assertThat(meter.perSecond()).isCloseTo(1000, within(1e-6));
        for (int second = 21; second <= 40; second++) {
            meter.read(second * SECOND, 20_000);
        }
        assertThat(meter.perSecond()).isZero();
    }
}
