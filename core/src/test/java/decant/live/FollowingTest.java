package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.RemovalLimit;
import decant.ledger.ParkedKey;
import decant.model.AccessList;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application puts, overwrites, opens, closes, deletes and re-creates a few hot keys between the requests of the
 * follower, and its events come doubled, late and in any order; requests fail now and then. When every event is
 * acknowledged both sides are equal. The seed decides the writes; which request they fall between is decided by the
 * threads.
 */
class FollowingTest {
    private static final int KEYS = 12;
    private static final int WRITES = 400;

    static Stream<Arguments> seeds() {
        return LongStream.range(0, 20)
                .boxed()
                .flatMap(seed -> Stream.of(true, false).map(conditions -> Arguments.of(seed, conditions)));
    }

    @ParameterizedTest(name = "seed {0}, conditions honoured: {1}")
    @MethodSource("seeds")
    void whenEveryEventIsAcknowledgedBothSidesAreEqual(long seed, boolean conditions) throws Exception {
        Capabilities honoured = conditions ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS;
        FollowedBuckets world = new FollowedBuckets(honoured);
        RandomGenerator random = new Random(seed);
        List<String> undelivered = Collections.synchronizedList(new ArrayList<>());
        List<Letter> letters = new ArrayList<>();
        int[] writes = {0};
        AtomicBoolean quiet = new AtomicBoolean();
        Interceptor application =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        synchronized (random) {
                            if (!quiet.get() && random.nextInt(50) == 0) {
                                throw new StoreException(Kind.UNAVAILABLE, operation, key, "500", "It failed.", null);
                            }
                        }
                        T answer = call.make();
                        synchronized (random) {
                            if (writes[0] < WRITES && random.nextInt(3) == 0) {
                                writes[0]++;
                                undelivered.add(write(world, random));
                            }
                        }
                        return answer;
                    }
                };
        LiveOptions options = new LiveOptions(KeyFilter.ALL, 8, 1000, new RemovalLimit(Long.MAX_VALUE, 1));
        try (world) {
            world.follow(options, application, application, LiveListener.NONE);
            undelivered.add(write(world, random));
            while (writes[0] < WRITES || !undelivered.isEmpty()) {
                deliver(world, undelivered, letters, random);
                world.time.advance(Duration.ofMillis(random.nextInt(500)));
            }
            awaitAcknowledged(world, letters);
            quiet.set(true);
            // A key parked as hot or failing is acknowledged, and tried again by its next event.
            List<ParkedKey> parked = world.ledger.parked(null, KEYS);
            for (ParkedKey row : parked) {
                letters.add(world.hint(row.key().toString()));
            }
            awaitAcknowledged(world, letters);
        }
        world.assertEqual();
        assertThat(world.ledger.parkedCount()).as("seed %s: parked", seed).isZero();
    }

    private static void awaitAcknowledged(FollowedBuckets world, List<Letter> letters) throws InterruptedException {
        FollowedBuckets.await(() -> {
            world.time.advance(Duration.ofMillis(100));
            return letters.stream().allMatch(Letter::isAcknowledged);
        });
    }

    private static void deliver(
            FollowedBuckets world, List<String> undelivered, List<Letter> letters, RandomGenerator random)
            throws InterruptedException {
        if (undelivered.isEmpty()) {
            if (world.live().view().hints() == 0) {
                letters.add(world.hint("users/0"));
            }
            FollowedBuckets.await(() -> {
                world.time.advance(Duration.ofMillis(100));
                return !undelivered.isEmpty() || world.live().view().hints() == 0;
            });
            return;
        }
        String key;
        boolean twice;
        synchronized (random) {
            key = undelivered.remove(random.nextInt(undelivered.size()));
            twice = random.nextInt(4) == 0;
        }
        letters.add(world.hint(key));
        if (twice) {
            letters.add(world.hint(key));
        }
    }

    /** One write of the application; the key whose event is to be delivered. */
    private static String write(FollowedBuckets world, RandomGenerator random) {
        String key = "users/" + random.nextInt(KEYS);
        AccessList acl = random.nextInt(3) == 0 ? AccessList.PUBLIC_READ : AccessList.PRIVATE;
        switch (random.nextInt(4)) {
            case 0 -> world.delete(key);
            case 1 ->
                    world.source
                            .peek(ObjectKey.of(key))
                            .ifPresent(object -> world.put(key, object.content().etag(), acl));
            default -> world.put(key, ETag.ofMd5(random.nextInt(4), 0, 0), acl);
        }
        world.time.advance(Duration.ofMillis(random.nextInt(1500)));
        return key;
    }
}
