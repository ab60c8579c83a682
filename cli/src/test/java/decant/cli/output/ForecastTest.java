package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ForecastTest {
    private static final long SECOND = 1_000_000_000L;

    private final Forecast forecast = new Forecast();

    @Test
    void isSilentAtFirstAndThenSays() {
        for (int second = 0; second < 15; second++) {
            assertThat(forecast.left(second * SECOND, 1_000 - second, 1)).isEmpty();
        }
        assertThat(forecast.left(15 * SECOND, 985, 1)).contains(Duration.ofSeconds(985));
    }

    @Test
    void isSilentWhileItsAnswersDisagree() {
        for (int second = 0; second <= 20; second++) {
            forecast.left(second * SECOND, 1_000, 10);
        }
        assertThat(forecast.left(21 * SECOND, 1_000, 10)).isPresent();
        assertThat(forecast.left(22 * SECOND, 3_000, 10)).as("three times as much is left").isEmpty();
        for (int second = 23; second <= 40; second++) {
            forecast.left(second * SECOND, 3_000, 10);
        }
        assertThat(forecast.left(41 * SECOND, 3_000, 10)).contains(Duration.ofMinutes(5));
    }

    @Test
    void isSilentWhileNothingMoves() {
        for (int second = 0; second <= 20; second++) {
            assertThat(forecast.left(second * SECOND, 1_000, 0)).isEmpty();
        }
    }
}
