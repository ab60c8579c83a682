package decant.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.InterceptedStore;
import decant.store.Interceptor;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import decant.store.memory.MemoryBucket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SamplingTest {
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();
    private static final ETag WHOLE = ETag.of("d41d8cd98f00b204e9800998ecf8427e");
    private static final ETag IN_PARTS = ETag.of("d41d8cd98f00b204e9800998ecf8427e-3");

    private final MemoryBucket bucket = new MemoryBucket("s3://source/", Clock.systemUTC(), Capabilities.AWS);

    private Sample sample(ObjectStore store, Duration atMost) throws StoreException, InterruptedException {
        return new Sampling(KeyFilter.ALL).run(store, Instant.EPOCH, 1, THREADS, atMost);
    }

    @Test
    void seesEverythingOfASmallBucket() throws Exception {
        for (int i = 0; i < 2_500; i++) {
            bucket.put(ObjectKey.of("key" + i), i % 5 == 0 ? IN_PARTS : WHOLE, i == 7 ? Sample.LARGE_BYTES + 1 : 100);
        }

        Sample sample = sample(bucket, Duration.ofMinutes(1));

        assertThat(sample.isComplete()).isTrue();
        assertThat(sample.keys()).isEqualTo(2_500);
        assertThat(sample.inParts()).isEqualTo(500);
        assertThat(sample.parts()).isEqualTo(1_500);
        assertThat(sample.large()).isEqualTo(1);
        assertThat(sample.archived()).isZero();
        assertThat(RequestForecast.of(sample, true, true).copies()).isEqualTo(2_500 + 500 + 1_500);
        assertThat(RequestForecast.of(sample, true, false).copies()).isEqualTo(2_500);
    }

    /** Workers that divide spans list their ends twice, and count each key once all the same. */
    @Test
    void countsEachKeyOnceWithManyWorkers() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            bucket.put(ObjectKey.of("key" + i), i % 5 == 0 ? IN_PARTS : WHOLE, 100);
        }

        Sample sample = new Sampling(KeyFilter.ALL).run(bucket, Instant.EPOCH, 64, THREADS, Duration.ofMinutes(1));

        assertThat(sample.keys()).isEqualTo(20_000);
        assertThat(sample.all()).isEqualTo(20_000);
        assertThat(sample.projectedBytes()).isEqualTo(2_000_000);
        assertThat(sample.seen()).isGreaterThanOrEqualTo(20_000);
        assertThat(sample.projected(sample.inParts())).isBetween(3_000L, 5_000L);
    }

    @Test
    void anEmptyBucketIsKnownToBeEmpty() throws Exception {
        Sample sample = sample(bucket, Duration.ofMinutes(1));

        assertThat(sample.isComplete()).isTrue();
        assertThat(sample.one()).isEmpty();
        assertThat(sample.projected(3)).isZero();
    }

    /** A listing that never ends is ended, and nothing is made of what it did not tell. */
    @Test
    void endsWithItsTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Interceptor stuck =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        try {
                            never.await();
                        } catch (InterruptedException e) {
                            throw new StoreException(Kind.CANCELLED, operation, key, "Interrupted", "Stopped.", e);
                        }
                        return call.make();
                    }
                };

        Sample sample = sample(new InterceptedStore(bucket, stuck), Duration.ofMillis(1));

        assertThat(sample.known()).isFalse();
        assertThat(sample.isComplete()).isFalse();
    }

    @Test
    void aFailureIsNoSample() {
        Interceptor denied =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        throw new StoreException(Kind.DENIED, operation, key, "AccessDenied", "No.", null);
                    }
                };

        StoreException failure =
                catchThrowableOfType(
                        StoreException.class,
                        () -> sample(new InterceptedStore(bucket, denied), Duration.ofMinutes(1)));

        assertThat(failure.kind()).isEqualTo(Kind.DENIED);
    }
}
