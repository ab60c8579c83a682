package decant.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.ledger.RangeRow;
import decant.model.ETag;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ParallelListingTest {
    private static final int WORKERS = 32;

    private final MemoryBucket bucket =
            new MemoryBucket("memory", InstantSource.fixed(Instant.EPOCH), Capabilities.AWS);
    private final AtomicInteger requests = new AtomicInteger();
    private final RangePool pool = new RangePool(WORKERS, List.of(new RangeRow(1, KeyRange.ALL)), SplitListener.NONE);

    @Test
    void seesEveryKeyOnceWithinTheBudgetOfRequests() throws Exception {
        List<ObjectKey> keys = fill(100_000);

        List<ObjectKey> seen = list(bucket);

        assertThat(seen).isEqualTo(keys);
        assertThat(pool.unfinished()).isEmpty();
        assertThat(requests.get()).isBetween(100, 110 + 2 * WORKERS);
    }

    @Test
    void seesAnEmptyBucketWithOneRequest() throws Exception {
        assertThat(list(bucket)).isEmpty();
        assertThat(requests).hasValue(1);
    }

    @Test
    void failsAsAWholeWhenOnePageFails() {
        fill(20_000);
        StoreException denied =
                new StoreException(
                        StoreException.Kind.DENIED, Operation.LIST, null, "AccessDenied", "May not list.", null);
        AtomicInteger calls = new AtomicInteger();
        ObjectStore failing =
                new InterceptedStore(
                        bucket,
                        new Interceptor() {
                            @Override
                            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                                    throws StoreException {
                                if (calls.incrementAndGet() == 7) {
                                    throw denied;
                                }
                                return call.make();
                            }
                        });

        assertThatThrownBy(() -> list(failing)).isSameAs(denied);
        assertThat(pool.unfinished()).isNotEmpty();
        assertThat(pool.failure()).isSameAs(denied);
    }

    private List<ObjectKey> fill(int count) {
        List<ObjectKey> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ObjectKey key = ObjectKey.of("photos/%08x".formatted(i * 0x9E3779B9));
            keys.add(key);
            bucket.put(key, ETag.ofMd5(i, i, 0), i);
        }
        Collections.sort(keys);
        return keys;
    }

    private List<ObjectKey> list(ObjectStore store) throws StoreException, InterruptedException {
        ObjectStore counted =
                new InterceptedStore(
                        store,
                        new Interceptor() {
                            @Override
                            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                                    throws StoreException {
                                requests.incrementAndGet();
                                return call.make();
                            }
                        });
        ConcurrentLinkedQueue<ObjectKey> seen = new ConcurrentLinkedQueue<>();
        new ParallelListing(counted, pool, WORKERS, Thread.ofVirtual().factory())
                .run(_ ->
                        (page, count) -> {
                            for (int i = 0; i < count; i++) {
                                seen.add(page.key(i));
                            }
                        });
        return seen.stream().sorted().toList();
    }
}
