package decant.cli.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import decant.flow.Ticker;
import decant.flow.TracedCall;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LifelineTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Lifeline lifeline = new Lifeline(Ticker.of(nanos::get, nanos::addAndGet));
    private final AtomicInteger ended = new AtomicInteger();

    private void after(Duration time, TracedCall.Outcome outcome) {
        nanos.addAndGet(time.toNanos());
        lifeline.accept(new TracedCall(Operation.LOOK, null, 1, outcome));
    }

    private static TracedCall.Outcome failed(Kind kind) {
        return new TracedCall.Failed(new StoreException(kind, Operation.LOOK, null, "Code", "It failed.", null));
    }

    @Test
    void aSideThatOnlyFailsForTwoMinutesIsLostOnce() {
        lifeline.watch(ended::incrementAndGet);
        after(Duration.ofSeconds(100), failed(Kind.UNAVAILABLE));
        assertThat(lifeline.loss()).isNull();
        after(Duration.ofSeconds(30), failed(Kind.OUTCOME_UNKNOWN));
        after(Duration.ofSeconds(30), failed(Kind.UNAVAILABLE));
        assertThat(ended).hasValue(1);
        assertThat(lifeline.loss()).isNotNull();
    }

    @Test
    void anyAnswerIsASignOfLife() {
        lifeline.watch(ended::incrementAndGet);
        for (int minute = 0; minute < 10; minute++) {
            after(Duration.ofSeconds(50), failed(Kind.UNAVAILABLE));
            after(Duration.ofSeconds(50), minute % 2 == 0 ? failed(Kind.DENIED) : new TracedCall.Answered(true));
        }
        assertThat(ended).hasValue(0);
    }

    @Test
    void whoeverDoesNotWatchLosesNothing() {
        after(Duration.ofHours(1), failed(Kind.UNAVAILABLE));
        assertThat(lifeline.loss()).isNull();
        lifeline.watch(ended::incrementAndGet);
        after(Duration.ofSeconds(1), failed(Kind.UNAVAILABLE));
        assertThat(ended).hasValue(0);
    }
}
