package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AimdTest {
    private static final int CEILING = 256;

    private final Aimd aimd = new Aimd(Tuning.DEFAULT, CEILING, 16, true);
    private long nowNanos = 1;

    /** One round trip in which the limit is used to the full and every answer is this one. */
    private void window(Answer answer) {
        int calls = aimd.limit();
        int epoch = aimd.epoch();
        nowNanos += 40_000_000;
        for (int i = 0; i < calls && aimd.epoch() == epoch; i++) {
            aimd.answered(answer, aimd.sent(calls), nowNanos);
        }
    }

    @Test
    void doublesEachRoundTripUntilTheFirstCut() {
        window(Answer.GOOD);
        assertThat(aimd.limit()).isEqualTo(32);
        window(Answer.GOOD);
        assertThat(aimd.limit()).isEqualTo(64);
    }

    @Test
    void growsByOneEachRoundTripAfterACut() {
        window(Answer.THROTTLED);
        int cut = aimd.limit();
        assertThat(cut).isEqualTo(11);
        window(Answer.GOOD);
        window(Answer.GOOD);
        assertThat(aimd.limit()).isBetween(cut + 1, cut + 2);
    }

    @Test
    void staysBelowItsCeiling() {
        for (int i = 0; i < 20; i++) {
            window(Answer.GOOD);
        }
        assertThat(aimd.limit()).isEqualTo(CEILING);
        aimd.changeCeiling(100);
        assertThat(aimd.limit()).isEqualTo(100);
    }

    @Test
    void anIdleLimitDoesNotGrow() {
        for (int i = 0; i < 1_000; i++) {
            boolean inUse = aimd.sent(3);
            aimd.answered(Answer.GOOD, inUse, nowNanos++);
        }
        assertThat(aimd.limit()).isEqualTo(16);
    }

    @Test
    void aCutBeginsFromWhatWasInUse() {
        for (int i = 0; i < 20; i++) {
            window(Answer.GOOD);
        }
        for (int i = 0; i < 3 * CEILING; i++) {
            aimd.answered(Answer.GOOD, aimd.sent(40), nowNanos++);
        }
        aimd.sent(40);
        aimd.answered(Answer.THROTTLED, true, nowNanos);
        assertThat(aimd.limit()).isEqualTo(28);
    }

    @Test
    void aFailureNowAndThenIsNoOverload() {
        for (int i = 0; i < 500; i++) {
            boolean inUse = aimd.sent(aimd.limit());
            Answer answer = i % 50 == 49 ? Answer.FAILED : Answer.GOOD;
            assertThat(aimd.answered(answer, inUse, nowNanos++)).isFalse();
        }
        assertThat(aimd.epoch()).isZero();
    }

    @Test
    void aTenthOfAWindowFailingIsOverload() {
        aimd.sent(16);
        assertThat(aimd.answered(Answer.FAILED, true, nowNanos)).isFalse();
        assertThat(aimd.answered(Answer.FAILED, true, nowNanos)).isTrue();
        assertThat(aimd.limit()).isEqualTo(11);
    }

    @Test
    void silenceTeachesNothing() {
        aimd.sent(16);
        assertThat(aimd.answered(Answer.SILENT, true, nowNanos)).isFalse();
        assertThat(aimd.limit()).isEqualTo(16);
    }

    @Test
    void belowOneCallInFlightItRestsLongerAfterEachTroubleAndLessAfterEachGoodAnswer() {
        while (aimd.limit() > 1) {
            window(Answer.THROTTLED);
        }
        assertThat(aimd.restsUntilNanos()).as("one call in flight is tried without a rest first").isZero();
        assertThat(restAfter(Answer.THROTTLED)).isEqualTo(20_000_000);
        assertThat(restAfter(Answer.THROTTLED)).isEqualTo(40_000_000);
        assertThat(restAfter(Answer.GOOD)).isEqualTo(30_000_000);
        assertThat(aimd.limit()).as("no growth while resting").isEqualTo(1);
        assertThat(restAfter(Answer.GOOD)).isEqualTo(22_500_000);
        assertThat(restAfter(Answer.GOOD)).isZero();
        for (int i = 0; i < 100; i++) {
            window(Answer.FAILED);
        }
        assertThat(restAfter(Answer.FAILED)).isEqualTo(Tuning.DEFAULT.longestRestNanos());
    }

    private long restAfter(Answer answer) {
        window(answer);
        return aimd.restsUntilNanos() - nowNanos;
    }
}
