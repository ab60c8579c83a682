package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CallPathTest {
    private static final ObjectKey KEY = ObjectKey.of("a");

    private final ManualTicker ticker = new ManualTicker();
    private final List<TracedCall> traced = new ArrayList<>();
    private final Limiter limiter = new Limiter("target", Caps.DEFAULT, ticker);
    private final CallCounts counts = new CallCounts();
    private final CallPath path =
            new CallPath(
                    new Retries(Backoff.DEFAULT, new SplittableRandom(1), ticker),
                    limiter,
                    counts,
                    new Trace(traced::add, ticker));

    private static StoreException throttled() {
        return new StoreException(Kind.THROTTLED, Operation.COPY, KEY, "SlowDown", "Too fast.", null);
    }

    @Test
    void everyAttemptIsLimitedCountedAndTraced() throws StoreException {
        int[] attempts = {0};
        String answer =
                path.call(
                        Operation.COPY,
                        KEY,
                        () -> {
                            assertThat(limiter.view().inFlight()).isEqualTo(1);
                            ticker.pass(7);
                            if (++attempts[0] < 3) {
                                throw throttled();
                            }
                            return "copied";
                        });
        assertThat(answer).isEqualTo("copied");
        assertThat(counts.tally())
                .isEqualTo(new CallTally(Map.of(Operation.COPY, new CallTally.Count(3, Map.of(Kind.THROTTLED, 2L)))));
        assertThat(counts.tally().calls()).isEqualTo(3);
        assertThat(counts.tally().failures(Kind.THROTTLED)).isEqualTo(2);
        assertThat(counts.tally().of(Operation.LOOK).calls()).isZero();
        assertThat(traced)
                .hasSize(3)
                .allSatisfy(call -> {
                    assertThat(call.operation()).isEqualTo(Operation.COPY);
                    assertThat(call.key()).isEqualTo(KEY);
                    assertThat(call.tookNanos()).isEqualTo(7);
                });
        assertThat(traced.getFirst().outcome())
                .isInstanceOfSatisfying(
                        TracedCall.Failed.class, failed -> assertThat(failed.failure().code()).isEqualTo("SlowDown"));
        assertThat(traced.getLast().outcome()).isEqualTo(new TracedCall.Answered("copied"));
    }

    @Test
    void whoWaitsToTryAgainHoldsNoPermit() throws StoreException {
        List<Integer> inFlightWhileWaiting = new ArrayList<>();
        Ticker watching =
                Ticker.of(
                        ticker::nanos,
                        nanos -> {
                            inFlightWhileWaiting.add(limiter.view().inFlight());
                            ticker.park(nanos);
                        });
        Retries retries = new Retries(Backoff.DEFAULT, new SplittableRandom(1), watching);
        CallPath watched = new CallPath(retries, limiter, counts, new Trace(traced::add, ticker));
        int[] attempts = {0};
        watched.call(
                Operation.COPY,
                KEY,
                () -> {
                    if (++attempts[0] < 3) {
                        throw throttled();
                    }
                    return true;
                });
        assertThat(inFlightWhileWaiting).containsExactly(0, 0);
    }

    @Test
    void nothingIsWrittenWhereNothingMayBeWritten() throws StoreException {
        MemoryBucket bucket = new MemoryBucket("s3://source/", InstantSource.system(), Capabilities.AWS);
        bucket.put(KEY, ETag.of("0123456789abcdef0123456789abcdef"), 1);
        ObjectStore source = new InterceptedStore(bucket, new ReadOnly("source").around(path));
        source.look(KEY);
        assertThatThrownBy(() -> source.remove(KEY, Precondition.NONE))
                .isInstanceOf(StoreException.class)
                .hasMessage(
                        "Decant was about to remove \"a\" at the source, which it must not change; nothing was done."
                                + " Please report this.");
        assertThatThrownBy(() -> source.writeAcl(KEY, AccessList.PRIVATE)).isInstanceOf(StoreException.class);
        assertThat(bucket.contents()).containsKey(KEY);
        assertThat(counts.tally().calls()).isEqualTo(1);
    }
}
