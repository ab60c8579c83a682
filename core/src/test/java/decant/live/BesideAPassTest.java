package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.Backfill;
import decant.backfill.BackfillListener;
import decant.backfill.BackfillOptions;
import decant.backfill.ManualTime;
import decant.backfill.RemovalLimit;
import decant.ledger.MemoryLedger;
import decant.ledger.RunIdentity;
import decant.model.ETag;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.reconcile.AclPolicy;
import decant.reconcile.KeyClaims;
import decant.reconcile.LinkRole;
import decant.reconcile.Policy;
import decant.store.Capabilities;
import decant.store.Interceptor;
import decant.store.Link;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.memory.MemoryBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A live copy and a pass in one process, which share their claims on keys and their ledger. */
class BesideAPassTest {
    private static final ObjectKey A = ObjectKey.of("a");
    private static final ThreadFactory THREADS = Thread.ofVirtual().factory();

    private final ManualTime time = new ManualTime(Instant.parse("2026-11-22T12:00:00Z"));
    private final MemoryBucket source = new MemoryBucket("s3://source/", time, Capabilities.AWS);
    private final MemoryBucket target = new MemoryBucket("s3://target/", time, Capabilities.AWS);
    private final Link link = new Link(source, target, order -> target.copyFrom(source, order), Capabilities.AWS);
    private final Policy policy = Policy.carrying(new AclPolicy.Preserve("target-owner"));
    private final MemoryLedger ledger =
            new MemoryLedger(new RunIdentity("s3://source/", "s3://target/", ""), Policy.DEFAULT_LATE_LANDING);
    private final KeyClaims claims = new KeyClaims();
    private final AtomicInteger liveCalls = new AtomicInteger();
    private final AtomicInteger copies = new AtomicInteger();

    /** The hint comes while the pass's copy is on its way: not one request is made for it before that has ended. */
    @Test
    void aKeyInThePassesHandsIsNobodyElses() throws Exception {
        source.put(A, ETag.ofMd5(1, 1, 0), 10);
        time.advance(Duration.ofMinutes(1));
        CountDownLatch copying = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Interceptor slow =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        if (operation == Operation.COPY) {
                            copies.incrementAndGet();
                            copying.countDown();
                            await(goOn);
                        }
                        return call.make();
                    }
                };
        Live live = live();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> following =
                    threads.submit(() -> {
                        live.run();
                        return null;
                    });
            Future<?> passing = threads.submit(() -> pass(link.intercept(Interceptor.PASS, slow)).run());
            await(copying);
            Letter letter = new Letter(false);
            live.offer(java.util.List.of(new Hint(A, new Expectation.Anything(), false, time.instant())), letter);
            FollowedBuckets.await(() -> live.view().keysInWork() == 1);
            assertThat(liveCalls.get()).isZero();
            assertThat(letter.isAcknowledged()).isFalse();

            goOn.countDown();
            passing.get();
            letter.awaitAcknowledged();
            live.stop();
            following.get();
        }
        assertThat(copies.get()).isEqualTo(1);
        assertThat(liveCalls.get()).as("looks at both sides and their grants, and no copy").isEqualTo(4);
    }

    /** What the pass has yet to look at again stays so, whatever a live copy makes of the key meanwhile. */
    @Test
    void aKeyThatIsPendingForThePassStaysSo() throws Exception {
        source.put(A, ETag.ofMd5(1, 1, 0), 10);
        time.advance(Duration.ofMinutes(1));
        Interceptor unheard =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        if (operation == Operation.COPY) {
                            throw new StoreException(
                                    StoreException.Kind.OUTCOME_UNKNOWN, operation, key, "NoAnswer", "None.", null);
                        }
                        return call.make();
                    }
                };
        Live live = live();
        live.someParked();
        AtomicInteger pendingAfterLive = new AtomicInteger(-1);
        Backfill pass =
                new Backfill(
                        link.intercept(Interceptor.PASS, unheard),
                        ledger,
                        policy,
                        new BackfillOptions(KeyFilter.ALL, 1, 10, false, RemovalLimit.NONE),
                        THREADS,
                        time,
                        until -> {
                            if (pendingAfterLive.get() < 0) {
                                follow(live);
                                pendingAfterLive.set((int) ledger.pendingCount());
                            }
                            time.until(until);
                        },
                        BackfillListener.NONE,
                        claims);
        pass.run();
        assertThat(pendingAfterLive.get()).isEqualTo(1);
        assertThat(ledger.pendingCount()).as("looked at after the longest request, and found equal").isZero();
        assertThat(target.peek(A)).isPresent();
    }

    private void follow(Live live) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> following =
                    threads.submit(() -> {
                        live.run();
                        return null;
                    });
            Letter letter = new Letter(false);
            live.offer(java.util.List.of(new Hint(A, new Expectation.Anything(), false, time.instant())), letter);
            letter.awaitAcknowledged();
            live.stop();
            following.get();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Live live() {
        Interceptor counting =
                new Interceptor() {
                    @Override
                    public <T> T call(Operation operation, @Nullable ObjectKey key, Call<T> call)
                            throws StoreException {
                        liveCalls.incrementAndGet();
                        copies.addAndGet(operation == Operation.COPY ? 1 : 0);
                        return call.make();
                    }
                };
        return new Live(
                new Carriage(
                        link.intercept(counting, counting),
                        LinkRole.FOLLOWING,
                        policy,
                        ledger,
                        new RemovalBreaker(RemovalLimit.NONE, target, time)),
                FollowedBuckets.options(RemovalLimit.NONE),
                new Surroundings(THREADS, time, LiveListener.NONE, claims, () -> true));
    }

    private Backfill pass(Link through) {
        return new Backfill(
                through,
                ledger,
                policy,
                new BackfillOptions(KeyFilter.ALL, 1, 10, false, RemovalLimit.NONE),
                THREADS,
                time,
                time,
                BackfillListener.NONE,
                claims);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
