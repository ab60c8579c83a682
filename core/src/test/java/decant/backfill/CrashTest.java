package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies at a random request and another goes on from the ledger: nothing is lost and little is done again.
 */
class CrashTest {
    private static final int KEYS = 9000;
    private static final int WORKERS = 3;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void anotherProcessGoesOnFromTheLastCommittedPages(long seed) throws Exception {
        Random random = new Random(seed);
        MovingBuckets world = new MovingBuckets(Capabilities.AWS, KEYS).filled(random);
        AtomicLong copies = new AtomicLong();
        Interceptor dying = new Dying(random.nextLong(100, 20_000), copies);

        assertThatThrownBy(() -> world.pass(WORKERS, dying, dying).run()).isInstanceOf(StoreException.class);
        world.ledger = world.ledger.afterCrash();
        Interceptor healthy = new Dying(Long.MAX_VALUE, copies);
        BackfillReport report = world.pass(WORKERS, healthy, healthy).run();

        assertThat(MovingBuckets.contents(world.target)).isEqualTo(MovingBuckets.contents(world.source));
        assertThat(world.ledger.pendingCount()).isZero();
        assertThat(world.ledger.suspects()).isEmpty();
        assertThat(report.count(Tally.SOURCE_KEYS)).isEqualTo(KEYS);
        assertThat(report.count(Tally.EQUAL) + report.count(Tally.COPIED))
                .as("pages that were compared again are counted once")
                .isEqualTo(KEYS);
        assertThat(copies.get()).as("copies in all").isLessThanOrEqualTo(KEYS + WORKERS * 1000);
    }

    /** From a certain call on every call fails in a way that ends the run, as if the process were gone. */
    private record Dying(long lastCall, AtomicLong copies, AtomicLong calls) implements Interceptor {
        Dying(long lastCall, AtomicLong copies) {
            this(lastCall, copies, new AtomicLong());
        }

        @Override
        public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
            if (calls.incrementAndGet() > lastCall) {
                throw new StoreException(
                        StoreException.Kind.CANCELLED, operation, key, "Died", "The process is gone.", null);
            }
            if (operation == Operation.COPY) {
                copies.incrementAndGet();
            }
            return call.make();
        }
    }
}
