package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When the last earlier holder of a message had to end. */
final class RedeliveryTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Duration VISIBILITY = Duration.ofMinutes(6);
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static Instant heldUntil(int receives, Instant first) {
        return Redelivery.heldUntil(new QueuedMessage("1", "", receives, first), VISIBILITY, LIMIT, NOW);
    }

    @Test
    void nobodyHadWhatComesForTheFirstTime() {
        assertThat(heldUntil(1, NOW)).isNull();
        assertThat(heldUntil(1, null)).isNull();
    }

    @Test
    void ofTheSecondTimeTheQueueTellsTheFirst() {
        assertThat(heldUntil(2, NOW.minusSeconds(500))).isEqualTo(NOW.minusSeconds(440));
        assertThat(heldUntil(2, NOW.minusSeconds(20))).as("it may still be at it").isEqualTo(NOW);
    }

    @Test
    void laterItWasHiddenForAsLongAsTheQueueHides() {
        assertThat(heldUntil(3, NOW.minusSeconds(2 * 360))).isEqualTo(NOW.minusSeconds(300));
        assertThat(heldUntil(9, NOW.minusSeconds(8 * 360 + 5))).isEqualTo(NOW.minusSeconds(300));
    }

    @Test
    void aQueueThatHidForLessThanItIsSaidToIsNotBelieved() {
        assertThat(heldUntil(3, NOW.minusSeconds(2 * 360 - 1))).isEqualTo(NOW);
        assertThat(heldUntil(3, null)).isEqualTo(NOW);
        assertThat(heldUntil(Integer.MAX_VALUE, NOW.minusSeconds(360))).isEqualTo(NOW);
    }
}
