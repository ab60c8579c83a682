package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RetriesTest {
    private static final ObjectKey KEY = ObjectKey.of("a");
    private static final Backoff FIVE = new Backoff(5, 500, 100, 2_000);

    /** Always waits as long as it may. */
    private static final RandomGenerator LONGEST =
            new RandomGenerator() {
                @Override
                public long nextLong() {
                    return 0;
                }

                @Override
                public long nextLong(long bound) {
                    return bound - 1;
                }
            };

    private final ManualTicker ticker = new ManualTicker();
    private int calls;

    private static StoreException failure(Kind kind, Operation operation) {
        return new StoreException(kind, operation, KEY, "Code", "It failed.", null);
    }

    private StoreException surfacedBy(Retries retries, Operation operation, Kind kind) {
        try {
            retries.call(
                    operation,
                    KEY,
                    () -> {
                        calls++;
                        throw failure(kind, operation);
                    });
        } catch (StoreException e) {
            return e;
        }
        throw new AssertionError("A call that always fails must not succeed.");
    }

    private static Stream<Arguments> everyKindOfEveryOperation() {
        return Stream.of(Operation.values())
                .flatMap(operation -> Stream.of(Kind.values()).map(kind -> Arguments.of(operation, kind)));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfEveryOperation")
    void onlyWhereTheStoreSurelyDidNothingACallIsMadeAgain(Operation operation, Kind kind) {
        boolean again = kind == Kind.THROTTLED || kind == Kind.UNAVAILABLE;
        StoreException surfaced = surfacedBy(new Retries(FIVE, LONGEST, ticker), operation, kind);
        assertThat(surfaced.kind()).isEqualTo(kind);
        assertThat(calls).isEqualTo(again ? 5 : 1);
    }

    @Test
    void theAnswerOfALaterAttemptIsTheAnswer() throws StoreException {
        Retries retries = new Retries(FIVE, LONGEST, ticker);
        String answer =
                retries.call(
                        Operation.LOOK,
                        KEY,
                        () -> {
                            if (++calls < 3) {
                                throw failure(Kind.UNAVAILABLE, Operation.LOOK);
                            }
                            return "answer";
                        });
        assertThat(answer).isEqualTo("answer");
        assertThat(ticker.parkedNanos).containsExactly(100L, 200L);
    }

    @Test
    void waitsDoubleUpToTheLongestAndBeginLongerAfterAThrottle() {
        surfacedBy(new Retries(FIVE, LONGEST, ticker), Operation.LOOK, Kind.THROTTLED);
        assertThat(ticker.parkedNanos).containsExactly(500L, 1_000L, 2_000L, 2_000L);
    }

    @Test
    void jitterIsFull() {
        RandomGenerator random = new SplittableRandom(1);
        List<Long> waits =
                Stream.generate(() -> Backoff.DEFAULT.waitNanos(Kind.UNAVAILABLE, 1, random)).limit(10_000).toList();
        double mean = waits.stream().mapToLong(Long::longValue).average().orElseThrow();
        assertThat(waits).allMatch(wait -> wait >= 0 && wait <= Backoff.DEFAULT.afterFailureNanos());
        assertThat(mean).isBetween(48e6, 52e6);
    }

    @Test
    void aManyTimesFailedCallWaitsNoLongerThanTheLongest() {
        for (int failed = 1; failed < 200; failed++) {
            assertThat(Backoff.DEFAULT.waitNanos(Kind.THROTTLED, failed, LONGEST))
                    .isBetween(1L, Backoff.DEFAULT.longestNanos());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"THROTTLED", "UNAVAILABLE"})
    void anInterruptEndsTheWait(Kind kind) {
        Ticker interrupting = Ticker.of(ticker::nanos, _ -> Thread.currentThread().interrupt());
        StoreException surfaced = surfacedBy(new Retries(FIVE, LONGEST, interrupting), Operation.COPY, kind);
        assertThat(Thread.interrupted()).as("the interrupt is kept").isTrue();
        assertThat(surfaced.kind()).isEqualTo(Kind.CANCELLED);
        assertThat(surfaced).hasMessage("Stopped before the next attempt; the last one ended with: It failed.");
        assertThat(surfaced.getCause()).isInstanceOf(StoreException.class);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void anErrorOfOursIsNotTriedAgain() {
        Retries retries = new Retries(FIVE, LONGEST, ticker);
        assertThatThrownBy(() ->
                        retries.call(
                                Operation.LOOK,
                                KEY,
                                () -> {
                                    calls++;
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(calls).isEqualTo(1);
    }
}
