package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateCapTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 99, 100, 500, 3_333, 100_000})
    void whoAlwaysWantsMoreGetsExactlyTheRate(int perSecond) {
        RateCap cap = new RateCap(perSecond);
        long nowNanos = 0;
        long calls = 0;
        while (nowNanos < 10 * SECOND) {
            cap.take(nowNanos);
            calls++;
            nowNanos = Math.max(nowNanos, cap.opensAtNanos());
        }
        long burst = Math.max(1, perSecond / 100);
        assertThat(calls).isBetween(Math.round(9.99 * perSecond), 10L * perSecond + burst);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 500, 3_333})
    void noSecondHoldsMoreThanTheRateAndTenMilliseconds(int perSecond) {
        RateCap cap = new RateCap(perSecond);
        RandomGenerator random = new SplittableRandom(perSecond);
        Deque<Long> lastSecond = new ArrayDeque<>();
        long nowNanos = 0;
        for (int i = 0; i < 20_000; i++) {
            nowNanos = Math.max(nowNanos + (random.nextInt(50) == 0 ? random.nextLong(SECOND) : 0), cap.opensAtNanos());
            cap.take(nowNanos);
            lastSecond.add(nowNanos);
            while (lastSecond.element() <= nowNanos - SECOND) {
                lastSecond.remove();
            }
            assertThat(lastSecond.size()).isLessThanOrEqualTo(perSecond + Math.max(1, perSecond / 100));
        }
    }

    @Test
    void aLowerRateHoldsAtOnceAndAHigherOneOpensAtOnce() {
        RateCap cap = new RateCap(1);
        cap.take(0);
        assertThat(cap.opensAtNanos()).isEqualTo(SECOND);
        cap.change(10, 0);
        assertThat(cap.opensAtNanos()).isEqualTo(SECOND / 10);
        cap.change(1, 0);
        cap.take(SECOND / 10);
        assertThat(cap.opensAtNanos()).isEqualTo(SECOND / 10 + SECOND);
    }

    @Test
    void unlimitedNeverWaits() {
        RateCap cap = new RateCap(Caps.UNLIMITED);
        for (int i = 0; i < 1_000; i++) {
            cap.take(5);
            assertThat(cap.opensAtNanos()).isLessThanOrEqualTo(5);
        }
    }
}
