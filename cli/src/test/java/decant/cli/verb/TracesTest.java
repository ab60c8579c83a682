package decant.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import decant.migration.ControlObject;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.InterceptedOwnObjects;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import decant.store.memory.MemoryOwnObjects;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a migration leaves in two buckets in memory, every call to which is counted. */
final class TracesTest {
    private static final int RECEIPTS = 2_500;
    private static final ObjectKey PICTURE = ObjectKey.of("album/1");

    private final MemoryBucket source = new MemoryBucket("s3://source/", InstantSource.system(), Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", InstantSource.system(), Capabilities.AWS);
    private final Map<Operation, AtomicLong> calls = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private final AtomicReference<ObjectKey> last = new AtomicReference<>();

    /** The first removals wait for each other: one after the other would never end. */
    private final CountDownLatch together = new CountDownLatch(Traces.AT_ONCE);

    private final Interceptor counting =
            new Interceptor() {
                @Override
                public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                    calls.computeIfAbsent(operation, _ -> new AtomicLong()).incrementAndGet();
                    if (operation != Operation.INSPECT) {
                        return call.make();
                    }
                    mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                    together.countDown();
                    try {
                        assertThat(together.await(1, TimeUnit.MINUTES)).as("removed one by one").isTrue();
                        last.set(key);
                        return call.make();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    } finally {
                        inFlight.decrementAndGet();
                    }
                }
            };

    private Traces.Side side(MemoryBucket bucket) {
        OwnObjects own = new InterceptedOwnObjects(new MemoryOwnObjects(bucket, true), counting);
        return new Traces.Side(new InterceptedStore(bucket, counting), own);
    }

    @Test
    void areRemovedManyAtOnceByOneCallForEachAndTheControlObjectLast() throws Exception {
        for (MemoryBucket bucket : new MemoryBucket[] {source, target}) {
            bucket.put(PICTURE, ETag.ofMd5(1, 1, 0), 1);
            for (int i = 0; i < RECEIPTS; i++) {
                bucket.put(ObjectKey.of(".decant/receipts/%04d".formatted(i)), ETag.ofMd5(1, 1, 0), 1);
            }
        }
        target.put(ControlObject.KEY, ETag.ofMd5(1, 1, 0), 1);

        Traces traces = new Traces(side(source), side(target), Thread.ofVirtual().factory());
        assertThat(traces.remove()).isEmpty();

        assertThat(source.contents()).containsOnlyKeys(PICTURE);
        assertThat(target.contents()).containsOnlyKeys(PICTURE);
        assertThat(last.get()).isEqualTo(ControlObject.KEY);
        assertThat(mostInFlight).hasValue(Traces.AT_ONCE);
        assertThat(calls.get(Operation.INSPECT)).as("removals").hasValue(2 * RECEIPTS + 1);
        assertThat(calls.get(Operation.LIST)).as("three pages of each, and one when it is empty").hasValue(2 * (3 + 1));
    }

    @Test
    void whatCannotBeRemovedIsTold() throws Exception {
        target.put(ObjectKey.of(".decant/heartbeat"), ETag.ofMd5(1, 1, 0), 1);
        OwnObjects deaf =
                new InterceptedOwnObjects(
                        new MemoryOwnObjects(target, true),
                        new Interceptor() {
                            @Override
                            @SuppressWarnings("unchecked") // Only removals are asked for, which answer by a Boolean.
                            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) {
                                return (T) Boolean.TRUE;
                            }
                        });
        Traces.Side nothing = new Traces.Side(source, new MemoryOwnObjects(source, true));

        assertThat(new Traces(nothing, new Traces.Side(target, deaf), Thread.ofVirtual().factory()).remove())
                .containsExactly("s3://target/.decant/heartbeat");
    }
}
