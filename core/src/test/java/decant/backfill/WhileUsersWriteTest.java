package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A bucket is moved while the application overwrites, re-titles, opens, closes, deletes and re-creates: writes happen
 * between the requests of the pass. After the writers have stopped one closing pass makes both sides equal. The seed
 * decides the writes; which request they fall between is decided by the threads.
 */
class WhileUsersWriteTest {
    private static final int KEYS = 1200;

    static Stream<Arguments> seeds() {
        return LongStream.range(0, 15)
                .boxed()
                .flatMap(seed -> Stream.of(true, false).map(conditions -> Arguments.of(seed, conditions)));
    }

    @ParameterizedTest(name = "seed {0}, conditions honoured: {1}")
    @MethodSource("seeds")
    void aClosingPassEndsItEqual(long seed, boolean conditions) throws Exception {
        Capabilities honoured = conditions ? Capabilities.AWS : Capabilities.WITHOUT_CONDITIONS;
        RandomGenerator random = new Random(seed);
        MovingBuckets world = new MovingBuckets(honoured, KEYS).filled(random);
        Interceptor application = new Application(world, random);

        world.pass(4, application, application).run();
        Interceptor quiet = new Application(world, null);
        world.time.advance(java.time.Duration.ofMinutes(1));
        BackfillReport closing = world.pass(4, quiet, quiet).run();

        assertThat(MovingBuckets.contents(world.target)).isEqualTo(MovingBuckets.contents(world.source));
        assertThat(world.ledger.pendingCount()).isZero();
        assertThat(closing.removalsRefused()).isEmpty();
    }

    /** Writes now and then between two requests of the pass. */
    private record Application(MovingBuckets world, @Nullable RandomGenerator random) implements Interceptor {
        @Override
        public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
            T answer = call.make();
            if (random != null) {
                synchronized (world) {
                    if (random.nextInt(4) == 0) {
                        world.write(random);
                    }
                }
            }
            return answer;
        }
    }
}
