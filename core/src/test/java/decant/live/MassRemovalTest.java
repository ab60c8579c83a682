package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.RemovalLimit;
import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every user empties the old bucket one day, and forgets that something follows it. */
class MassRemovalTest {
    private static final int KEYS = 400;

    private final FollowedBuckets world = new FollowedBuckets(Capabilities.AWS);
    private volatile boolean bucketGone;

    @Test
    void anEmptiedSourceLeavesTheTargetAsItWas() throws Exception {
        fill();
        List<Letter> letters = new ArrayList<>();
        try (world) {
            world.follow(FollowedBuckets.options(new RemovalLimit(1000, 0.05)), source(), source(), LiveListener.NONE);
            for (int i = 0; i < KEYS; i++) {
                world.delete(key(i));
                letters.add(world.hint(key(i)));
            }
            for (Letter letter : letters) {
                letter.awaitAcknowledged();
            }
            assertThat(world.live().view().removalsStopped()).contains("an emptied source");
        }

        assertThat(world.target.contents()).as("all but the share that may go").hasSize(KEYS - KEYS / 20);
        assertThat(world.ledger.parkedCount()).isEqualTo(KEYS - KEYS / 20);
        assertThat(world.ledger.parked(null, 1).getFirst().cause()).isEqualTo("mass-removal");
    }

    @Test
    void aDeletedSourceEndsTheFollowerAndRemovesNothing() throws Exception {
        fill();
        world.follow(FollowedBuckets.options(new RemovalLimit(1000, 1)), source(), Interceptor.PASS, LiveListener.NONE);
        for (int i = 0; i < KEYS; i++) {
            world.delete(key(i));
        }
        bucketGone = true;
        List<Letter> letters = new ArrayList<>();
        for (int i = 0; i < KEYS; i++) {
            letters.add(world.hint(key(i)));
        }

        assertThat(world.failure()).isInstanceOf(StoreException.class);
        assertThat(letters).noneMatch(Letter::isAcknowledged);
        assertThat(world.target.contents()).hasSize(KEYS);
    }

    /**
     * R8: what the follower itself brought into being must not outlive its source, however many removals there were.
     */
    @Test
    void r8ItsOwnCopiesAreTakenBackThoughTheBreakerIsOpen() throws Exception {
        fill();
        Interceptor deletesAfterCopy =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        T answer = call.make();
                        if (operation == Operation.COPY) {
                            world.delete(String.valueOf(key));
                        }
                        return answer;
                    }
                };
        try (world) {
            // No removal is allowed at all, and one was asked for.
            world.follow(
                    FollowedBuckets.options(new RemovalLimit(0, 1)),
                    Interceptor.PASS,
                    deletesAfterCopy,
                    LiveListener.NONE);
            world.delete(key(0));
            world.hint(key(0)).awaitAcknowledged();
            world.put("new", FollowedBuckets.ONE, AccessList.PRIVATE);
            world.hint("new").awaitAcknowledged();
        }
        assertThat(world.target.peek(ObjectKey.of("new"))).isEmpty();
        assertThat(world.target.contents()).hasSize(KEYS);
    }

    private void fill() {
        for (int i = 0; i < KEYS; i++) {
            world.put(key(i), FollowedBuckets.ONE, AccessList.PRIVATE);
            world.target.put(ObjectKey.of(key(i)), FollowedBuckets.ONE, 100);
        }
    }

    private static String key(int i) {
        return "users/%04d".formatted(i);
    }

    private Interceptor source() {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                if (bucketGone) {
                    throw new StoreException(Kind.NO_SUCH_BUCKET, operation, key, "NoSuchBucket", "Gone.", null);
                }
                return call.make();
            }
        };
    }
}
