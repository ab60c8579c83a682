package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class AllowancesTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final Allowances allowances = new Allowances(now::get, LIMIT);

    @Test
    void whatIsHiddenWhereEverybodyIsIsHiddenAtOnce() {
        assertThat(allowances.at(Side.SOURCE, BEGIN)).isZero();
        assertThat(allowances.atCdn(BEGIN)).isZero();
        assertThat(allowances.at(Side.TARGET, BEGIN)).isEqualTo(LIMIT);
    }

    @Test
    void onTheWayItTakesAsLongAsAChangeDoes() {
        at(10, () -> allowances.visitorsAt(null));
        at(20, () -> allowances.visitorsAt(Side.TARGET));
        at(30, () -> allowances.writersAt(null));
        at(40, () -> allowances.writersAt(Side.TARGET));

        assertThat(allowances.atCdn(second(5))).as("before the visitors left").isEqualTo(LIMIT);
        assertThat(allowances.atCdn(second(35))).isEqualTo(LIMIT);
        assertThat(allowances.atCdn(second(45))).as("when everybody was there").isZero();
        assertThat(allowances.at(Side.SOURCE, second(25))).isZero();
        assertThat(allowances.at(Side.SOURCE, second(35))).isEqualTo(LIMIT);
        assertThat(allowances.at(Side.TARGET, second(35))).isEqualTo(LIMIT);
        assertThat(allowances.at(Side.TARGET, second(45))).isZero();
    }

    @Test
    void theWayBackIsAWayAsWell() {
        at(10, () -> allowances.visitorsAt(Side.TARGET));
        at(20, () -> allowances.writersAt(Side.TARGET));
        at(30, () -> allowances.writersAt(Side.SOURCE));

        assertThat(allowances.at(Side.SOURCE, second(35))).isZero();
        assertThat(allowances.at(Side.TARGET, second(35))).isEqualTo(LIMIT);
        assertThat(allowances.atCdn(second(35))).as("while visitors are elsewhere").isEqualTo(LIMIT);
        at(40, () -> allowances.visitorsAt(Side.SOURCE));
        assertThat(allowances.atCdn(second(45))).isZero();
    }

    private void at(int second, Runnable moved) {
        now.set(second(second));
        moved.run();
    }

    private static Instant second(int second) {
        return BEGIN.plusSeconds(second);
    }
}
