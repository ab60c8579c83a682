package decant.s3.listing;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.listing.Agreement.Outcome;
import org.junit.jupiter.api.Test;

/** Thousands of answers by seed; how to see one again is told by {@link Seeds}. */
class RandomAnswersTest {
    private static final int ANSWERS = 2_000;

    @Test
    void everyAnswerIsReadAsTheSdkReadsIt() {
        try (Agreement agreement = new Agreement()) {
            Seeds.forEach(
                    ANSWERS,
                    seed -> {
                        RandomAnswer answer = new RandomAnswer(seed);
                        assertThat(agreement.of(answer.body(), answer.prefix())).isEqualTo(Outcome.SAME_PAGE);
                    });
        }
    }
}
