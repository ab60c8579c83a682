package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.reconcile.LinkRole;
import decant.store.Capabilities;
import decant.store.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application puts, overwrites, closes and deletes a few hot keys at both sides between the requests of both links.
 * When everything is quiet each key is alike at both sides, or parked for a person to see. The seed decides the writes;
 * which request they fall between is decided by the threads.
 */
@DisplayName("R12: both sides are written between the requests of both links")
class BothSidesWrittenTest {
    private static final int KEYS = 8;
    private static final int WRITES = 150;

    static Stream<Arguments> seeds() {
        return LongStream.range(0, 20)
                .boxed()
                .flatMap(seed -> Stream.of(true, false).map(conditions -> Arguments.of(seed, conditions)));
    }

    @ParameterizedTest(name = "seed {0}, conditions honoured: {1}")
    @MethodSource("seeds")
    void eachKeyEndsAlikeOrParked(long seed, boolean conditions) throws Exception {
        RandomGenerator random = new Random(seed);
        AtomicInteger writes = new AtomicInteger();
        try (BothLinks world = new BothLinks(conditions ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS)) {
            Instant since = world.time.instant();
            world.forward(LinkRole.following(world.agreements));
            for (int i = 0; i < KEYS; i++) {
                world.put(true, key(i), 1 + i, AccessList.PUBLIC_READ);
            }
            world.settle();
            world.stop();

            world.forward(LinkRole.switching(since, world.agreements));
            world.back(LinkRole.switching(since, world.agreements.reversed()));
            world.afterEachCall(() -> {
                synchronized (random) {
                    if (random.nextInt(8) == 0 && writes.get() < WRITES) {
                        writes.incrementAndGet();
                        write(world, random);
                    }
                }
            });
            while (writes.get() < WRITES) {
                synchronized (random) {
                    writes.incrementAndGet();
                    write(world, random);
                }
                world.settle();
            }
            // What is parked by one link may have been settled by the other.
            for (int i = 0; i < KEYS; i++) {
                for (boolean side : new boolean[] {true, false}) {
                    world.send(side, new Hint(ObjectKey.of(key(i)), new Expectation.Anything(), false, null));
                }
            }
            world.settle();
            assertThat(world.calls("forward", Operation.COPY)).as("something was carried").isPositive();
            assertThat(world.calls("back", Operation.COPY)).as("something was carried back").isPositive();
            for (int i = 0; i < KEYS; i++) {
                if (world.parked(key(i)).isEmpty()) {
                    assertThat(world.described(false, key(i)))
                            .as("seed %s: %s", seed, key(i))
                            .isEqualTo(world.described(true, key(i)));
                }
            }
        }
    }

    private static String key(int number) {
        return "users/" + number;
    }

    private static void write(BothLinks world, RandomGenerator random) {
        boolean atSource = random.nextBoolean();
        String key = key(random.nextInt(KEYS));
        switch (random.nextInt(5)) {
            case 0 -> world.delete(atSource, key);
            case 1 -> world.makePrivate(atSource, key);
            default ->
                    world.write(
                            atSource,
                            key,
                            100 + random.nextInt(1000),
                            random.nextInt(3) == 0 ? AccessList.PRIVATE : AccessList.PUBLIC_READ);
        }
        world.time.advance(Duration.ofMillis(random.nextInt(5000)));
    }
}
