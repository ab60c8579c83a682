package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LimiterTest {
    private static final Ticker REAL = Ticker.of(System::nanoTime, LockSupport::parkNanos);
    private static final ObjectKey KEY = ObjectKey.of("a");
    private static final Kind[] KINDS = Kind.values();

    /** As the default, with rests a test can wait for. */
    private static final Tuning HASTY = new Tuning(16, 0.7, 10, 64, 1_000_000, 2_000_000, 1_000, 20_000);

    private static Caps concurrency(int most) {
        return new Caps(Caps.UNLIMITED, Caps.UNLIMITED, most);
    }

    private static void awaitWaiting(Limiter limiter, int callers) {
        while (limiter.view().waiting() < callers) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aCallPassesWithItsAnswer() throws StoreException {
        Limiter limiter = new Limiter("source", Caps.DEFAULT, REAL);
        assertThat(limiter.call(Operation.LOOK, KEY, () -> "answer")).isEqualTo("answer");
        assertThat(limiter.call(Operation.LIST, null, () -> "page")).isEqualTo("page");
        assertThat(limiter.view().inFlight()).isZero();
        assertThat(limiter.reason()).isEmpty();
    }

    @Test
    void aPermitIsGivenBackHoweverTheCallEnds() {
        Limiter limiter = new Limiter("source", concurrency(1), REAL);
        StoreException refused = new StoreException(Kind.DENIED, Operation.LOOK, KEY, "AccessDenied", "No.", null);
        assertThatThrownBy(() ->
                        limiter.call(
                                Operation.LOOK,
                                KEY,
                                () -> {
                                    throw refused;
                                }))
                .isSameAs(refused);
        assertThatThrownBy(() ->
                        limiter.call(
                                Operation.LOOK,
                                KEY,
                                () -> {
                                    throw new IllegalStateException("broken");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        limiter.call(
                                Operation.LOOK,
                                KEY,
                                () -> {
                                    throw new StackOverflowError();
                                }))
                .isInstanceOf(StackOverflowError.class);
        assertThat(limiter.view().inFlight()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void noPermitLeaksAndNoCapIsPassedUnderRandomFailuresInManyThreads(int seed) throws Exception {
        Limiter limiter = new Limiter("target", concurrency(8), REAL, HASTY);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Thread[] threads = new Thread[64];
        for (int i = 0; i < threads.length; i++) {
            RandomGenerator random = new SplittableRandom(seed * 1_000L + i);
            threads[i] =
                    Thread.ofVirtual()
                            .unstarted(() -> {
                                for (int call = 0; call < 300; call++) {
                                    try {
                                        limiter.call(
                                                operation(random),
                                                ObjectKey.of("%04x".formatted(random.nextInt(1 << 16))),
                                                () -> {
                                                    most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                                                    try {
                                                        return answer(random);
                                                    } finally {
                                                        inFlight.decrementAndGet();
                                                    }
                                                });
                                    } catch (StoreException | IllegalStateException e) {
                                        cancelled.addAndGet(Thread.interrupted() ? 1 : 0);
                                    }
                                }
                            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        RandomGenerator random = new SplittableRandom(seed);
        while (threads[0].isAlive()) {
            threads[random.nextInt(threads.length)].interrupt();
            limiter.change(concurrency(4 + random.nextInt(5)));
            LockSupport.parkNanos(50_000);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(most.get()).as("seed %s", seed).isBetween(1, 8);
        assertThat(limiter.view().inFlight()).as("seed %s", seed).isZero();
        assertThat(limiter.view().waiting()).as("seed %s", seed).isZero();
        assertThat(limiter.view().ranges())
                .allSatisfy(range -> {
                    assertThat(range.inFlight()).isZero();
                    assertThat(range.waiting()).isZero();
                });
    }

    private static Operation operation(RandomGenerator random) {
        Operation[] operations = Operation.values();
        return operations[random.nextInt(operations.length)];
    }

    private static boolean answer(RandomGenerator random) throws StoreException {
        LockSupport.parkNanos(random.nextInt(20_000));
        return switch (random.nextInt(10)) {
            case 0 -> throw new IllegalStateException("broken");
            case 1, 2 ->
                    throw new StoreException(
                            KINDS[random.nextInt(KINDS.length)], Operation.LOOK, KEY, "Code", "Failed.", null);
            default -> true;
        };
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() throws Exception {
        Limiter limiter = new Limiter("target", concurrency(1), REAL);
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> inFlight = executor.submit(() -> limiter.call(Operation.COPY, KEY, answer::join));
            while (limiter.view().inFlight() == 0) {
                Thread.onSpinWait();
            }
            StoreException[] surfaced = new StoreException[1];
            boolean[] kept = new boolean[1];
            Thread waiter =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    limiter.call(Operation.COPY, KEY, () -> true);
                                } catch (StoreException e) {
                                    surfaced[0] = e;
                                    kept[0] = Thread.currentThread().isInterrupted();
                                }
                            });
            awaitWaiting(limiter, 1);
            waiter.interrupt();
            waiter.join();
            assertThat(surfaced[0].kind()).isEqualTo(Kind.CANCELLED);
            assertThat(surfaced[0]).hasMessage("Stopped while waiting to copy \"a\" at the target.");
            assertThat(kept[0]).isTrue();
            assertThat(limiter.view().waiting()).isZero();
            answer.complete(true);
            assertThat(inFlight.get()).isTrue();
        }
        assertThat(limiter.view().inFlight()).isZero();
    }

    @Test
    void otherCapsWakeThoseWhoWaitForTimeToPass() throws Exception {
        Ticker timeStandsStill = Ticker.of(() -> 0, _ -> LockSupport.park());
        Limiter limiter = new Limiter("target", new Caps(1, Caps.UNLIMITED, 256), timeStandsStill);
        limiter.call(Operation.LOOK, KEY, () -> true);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> first = executor.submit(() -> limiter.call(Operation.LOOK, KEY, () -> true));
            Future<Boolean> second = executor.submit(() -> limiter.call(Operation.LOOK, KEY, () -> true));
            awaitWaiting(limiter, 2);
            assertThat(limiter.reason()).isEqualTo("target held at --max-requests-per-second 1");
            limiter.change(Caps.DEFAULT);
            assertThat(first.get()).isTrue();
            assertThat(second.get()).isTrue();
        }
    }

    @Test
    void aRateServesAllWhoWaitThoughTheirFirstGivesUp() throws Exception {
        Limiter limiter = new Limiter("target", new Caps(1_000, Caps.UNLIMITED, 4), REAL);
        AtomicInteger made = new AtomicInteger();
        AtomicInteger cancelled = new AtomicInteger();
        Thread[] threads = new Thread[200];
        for (int i = 0; i < threads.length; i++) {
            threads[i] =
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    limiter.call(Operation.LOOK, KEY, made::incrementAndGet);
                                } catch (StoreException e) {
                                    cancelled.incrementAndGet();
                                }
                            });
        }
        for (int i = 0; i < threads.length; i += 10) {
            threads[i].interrupt();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made.get() + cancelled.get()).isEqualTo(200);
        assertThat(made.get()).isGreaterThanOrEqualTo(180);
        assertThat(limiter.view().waiting()).isZero();
    }
}
