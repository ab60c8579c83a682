package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.RemovalLimit;
import decant.ledger.LedgerException;
import decant.model.AccessList;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveTest {
    private final FollowedBuckets world = new FollowedBuckets(Capabilities.AWS);

    @Test
    void whatChangesAtTheSourceReachesTheTarget() throws Exception {
        world.put("new", FollowedBuckets.ONE, AccessList.PUBLIC_READ);
        world.put("closed", FollowedBuckets.ONE, AccessList.PRIVATE);
        world.target.put(ObjectKey.of("closed"), FollowedBuckets.ONE, 100);
        world.target.put(ObjectKey.of("gone"), FollowedBuckets.ONE, 100);
        world.time.advance(Duration.ofMinutes(1));
        try (world) {
            world.follow();
            world.hint("new").awaitAcknowledged();
            world.hint("closed").awaitAcknowledged();
            world.hint("gone").awaitAcknowledged();
            world.hint("never there").awaitAcknowledged();

            world.assertEqual();
        }
    }

    /** Time stands still. */
    @Test
    void aYoungObjectIsAcknowledgedWhenTheTargetShowsWhatWasMeant() throws Exception {
        try (world) {
            world.follow();
            world.put("young", FollowedBuckets.ONE, AccessList.PRIVATE);
            world.hint("young").awaitAcknowledged();
            world.assertEqual();
        }
    }

    /** Canaries are told apart by what they say, and nobody else writes them. Time stands still. */
    @Test
    void whatTheProgramItselfWroteIsAcknowledgedAtOnceWhoeverTellsOfIt() throws Exception {
        String canary = ReservedKeys.FOLDER + "heartbeat-abcdefgh";
        try (world) {
            world.follow();
            world.put(canary, FollowedBuckets.ONE, AccessList.PRIVATE);
            world.hint(canary, false).awaitAcknowledged();
            world.assertEqual();
        }
    }

    /** RADOS Gateway has no event for what an application does to the access list a moment after it wrote. */
    @Test
    void aYoungObjectIsLookedAtASecondTimeWhereNotEveryChangeIsToldOf() throws Exception {
        try (world) {
            world.follow();
            world.put("young", FollowedBuckets.ONE, AccessList.PUBLIC_READ);
            Letter letter = world.hint("young", false);
            FollowedBuckets.await(() -> world.target.peek(ObjectKey.of("young")).isPresent());
            world.awaitIdle();
            world.source.writeAcl(ObjectKey.of("young"), AccessList.PRIVATE);

            assertThat(letter.isAcknowledged()).isFalse();
            world.time.advance(Duration.ofSeconds(2));
            letter.awaitAcknowledged();
            world.assertEqual();
        }
    }

    /** It was given another type, and its own again, while the copy was made. */
    @Test
    void aYoungObjectOfWhichSomethingElseLandedIsAcknowledgedByASecondLook() throws Exception {
        AtomicInteger copies = new AtomicInteger();
        Interceptor betweenTwoWrites =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        if (operation != Operation.COPY || copies.getAndIncrement() > 0) {
                            return call.make();
                        }
                        world.put("young", FollowedBuckets.ONE, AccessList.PRIVATE, "image/gif");
                        T answer = call.make();
                        world.put("young", FollowedBuckets.ONE, AccessList.PRIVATE);
                        return answer;
                    }
                };
        try (world) {
            world.follow(
                    FollowedBuckets.options(RemovalBreaker.DEFAULT_LIMIT),
                    Interceptor.PASS,
                    betweenTwoWrites,
                    LiveListener.NONE);
            world.put("young", FollowedBuckets.ONE, AccessList.PRIVATE);
            Letter letter = world.hint("young");
            FollowedBuckets.await(() -> world.target.peek(ObjectKey.of("young")).isPresent());
            world.awaitIdle();

            assertThat(letter.isAcknowledged()).isFalse();
            world.time.advance(Duration.ofSeconds(2));
            letter.awaitAcknowledged();
            world.assertEqual();
        }
    }

    /** R7, on threads: the second hint comes while the copy that the first one led to is on its way. */
    @Test
    void r7AKeyInWorkIsLookedAtAgainForAHintThatCameMeanwhile() throws Exception {
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Interceptor slowCopy =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        T answer = call.make();
                        if (operation == Operation.COPY) {
                            copying.countDown();
                            await(goOn);
                        }
                        return answer;
                    }
                };
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        world.time.advance(Duration.ofMinutes(1));
        List<LookedAt> runs = new ArrayList<>();
        try (world) {
            world.follow(
                    FollowedBuckets.options(RemovalBreaker.DEFAULT_LIMIT),
                    Interceptor.PASS,
                    slowCopy,
                    collecting(runs));
            Letter first = world.hint("a");
            await(copying);
            Letter second = world.hint("a");
            assertThat(world.live().view().keysInWork()).isEqualTo(1);
            goOn.countDown();
            first.awaitAcknowledged();
            second.awaitAcknowledged();
        }
        assertThat(runs).hasSize(2);
    }

    @Test
    void aDeliveryWaitsForRoom() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        Interceptor held =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        await(goOn);
                        return call.make();
                    }
                };
        try (world) {
            world.follow(
                    new LiveOptions(KeyFilter.ALL, 1, 2, RemovalLimit.NONE), held, Interceptor.PASS, LiveListener.NONE);
            world.hint("a");
            world.hint("b");
            CompletableFuture<Letter> third =
                    CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return world.hint("c");
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            },
                            command -> Thread.ofVirtual().start(command));
            world.live().view();
            assertThat(world.live().view().hints()).isEqualTo(2);
            assertThat(third).isNotDone();
            goOn.countDown();
            third.get().awaitAcknowledged();
        }
    }

    @Test
    void keysThatTakeNoPartAreAcknowledgedAtOnce() throws Exception {
        try (world) {
            LiveOptions options = new LiveOptions(key -> !key.toString().startsWith("tmp/"), 4, 10, RemovalLimit.NONE);
            world.follow(options, Interceptor.PASS, Interceptor.PASS, LiveListener.NONE);
            world.put("tmp/a", FollowedBuckets.ONE, AccessList.PRIVATE);
            world.hint("tmp/a").awaitAcknowledged();
        }
        assertThat(world.target.contents()).isEmpty();
    }

    @Test
    void whatCannotBeDoneIsParkedAndAcknowledged() throws Exception {
        Interceptor denied = failing(Kind.DENIED, Operation.COPY);
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        try (world) {
            world.follow(FollowedBuckets.options(RemovalLimit.NONE), Interceptor.PASS, denied, LiveListener.NONE);
            world.hint("a").awaitAcknowledged();
        }
        assertThat(world.ledger.parked(null, 10))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.key()).isEqualTo(ObjectKey.of("a"));
                    assertThat(row.cause()).isEqualTo("denied");
                });
    }

    @Test
    void aKeyThatIsRightAgainIsParkedNoMore() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        try (world) {
            world.follow(
                    FollowedBuckets.options(RemovalLimit.NONE),
                    Interceptor.PASS,
                    failing(Kind.DENIED, Operation.COPY),
                    LiveListener.NONE);
            world.hint("a").awaitAcknowledged();
        }
        world.time.advance(Duration.ofMinutes(1));
        try (world) {
            world.follow(
                    FollowedBuckets.options(RemovalLimit.NONE), Interceptor.PASS, Interceptor.PASS, LiveListener.NONE);
            world.hint("a").awaitAcknowledged();
        }
        assertThat(world.ledger.parkedCount()).isZero();
        world.assertEqual();
    }

    @Test
    void aFailureThatConcernsEveryKeyEndsItAndGivesEverythingBack() throws Exception {
        world.follow(
                FollowedBuckets.options(RemovalLimit.NONE),
                failing(Kind.BAD_CREDENTIALS, Operation.LOOK),
                Interceptor.PASS,
                LiveListener.NONE);
        Letter letter = world.hint("a");

        assertThat(world.failure()).isInstanceOf(StoreException.class);
        assertThat(letter.isAcknowledged()).isFalse();
        assertThat(letter.timesGivenBack()).isEqualTo(1);
        Letter later = world.hint("b");
        assertThat(later.timesGivenBack()).as("offered after the end").isEqualTo(1);
    }

    /** As when a disk is full: what was looked at could not be written down. */
    @Test
    void aListenerThatFailsEndsItAndItsDeliveryIsGivenBack() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        world.time.advance(Duration.ofMinutes(1));
        world.follow(
                FollowedBuckets.options(RemovalLimit.NONE),
                Interceptor.PASS,
                Interceptor.PASS,
                new LiveListener() {
                    @Override
                    public void lookedAt(LookedAt run) {
                        throw new LedgerException("The disk is full.", null);
                    }
                });
        Letter letter = world.hint("a");

        assertThat(world.failure()).isInstanceOf(LedgerException.class).hasMessage("The disk is full.");
        assertThat(letter.isAcknowledged()).isFalse();
        assertThat(letter.timesGivenBack()).isEqualTo(1);
    }

    /** R14. */
    @Test
    void r14ARepeatedDeliveryIsAcknowledgedOnlyAfterTheLongestRequest() throws Exception {
        world.put("a", FollowedBuckets.ONE, AccessList.PRIVATE);
        world.time.advance(Duration.ofMinutes(1));
        try (world) {
            world.follow(
                    FollowedBuckets.options(RemovalLimit.NONE), Interceptor.PASS, Interceptor.PASS, LiveListener.NONE);
            Letter letter =
                    world.send(
                            new Letter(true),
                            new Hint(ObjectKey.of("a"), new Expectation.Anything(), false, world.time.instant()));
            FollowedBuckets.await(() -> world.target.peek(ObjectKey.of("a")).isPresent());
            world.awaitIdle();
            // A request of the process that died lands.
            world.target.put(ObjectKey.of("a"), FollowedBuckets.TWO, 100);
            assertThat(letter.isAcknowledged()).isFalse();
            world.time.advance(Duration.ofMinutes(6));
            letter.awaitAcknowledged();
            world.assertEqual();
        }
    }

    private static LiveListener collecting(List<LookedAt> runs) {
        return new LiveListener() {
            @Override
            public void lookedAt(LookedAt run) {
                synchronized (runs) {
                    runs.add(run);
                }
            }
        };
    }

    private static Interceptor failing(Kind kind, Operation which) {
        return new Interceptor() {
            @Override
            public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call) throws StoreException {
                if (operation == which) {
                    throw new StoreException(kind, operation, key, "Failed", "It failed.", null);
                }
                return call.make();
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
