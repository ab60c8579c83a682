package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Users wait for what was carried, however often what carries it is killed. */
final class RestTest {
    private long now = nanosOf(1_000);
    private final Rest rest = new Rest(Duration.ofSeconds(8), () -> now);

    private static long nanosOf(long second) {
        return Duration.ofSeconds(second).toNanos();
    }

    private void at(long second) {
        now = nanosOf(second);
    }

    @Test
    void isOverAfterAWhile() {
        assertThat(rest.isOver(nanosOf(993))).isFalse();
        assertThat(rest.isOver(nanosOf(991))).isTrue();
    }

    @Test
    void whatWasChangedBeforeAKillWaitsUntilItIsCarriedAgainForAWhile() {
        at(1_001);
        rest.ended();
        at(1_100);
        assertThat(rest.follows()).isFalse();
        assertThat(rest.isOver(nanosOf(994))).isFalse();
        assertThat(rest.isOver(nanosOf(992))).as("carried before").isTrue();

        rest.goesOn();
        at(1_107);
        assertThat(rest.isOver(nanosOf(994))).isFalse();
        at(1_109);
        assertThat(rest.isOver(nanosOf(994))).isTrue();
    }

    @Test
    void aSecondKillForgetsNothingOfTheFirst() {
        rest.ended();
        at(1_020);
        rest.goesOn();
        at(1_025);
        rest.ended();
        at(1_030);
        rest.goesOn();
        at(1_036);
        assertThat(rest.isOver(nanosOf(995))).isFalse();
        at(1_039);
        assertThat(rest.isOver(nanosOf(995))).isTrue();
    }
}
