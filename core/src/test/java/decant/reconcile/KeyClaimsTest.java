package decant.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.model.ObjectKey;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyClaimsTest {
    private static final ObjectKey A = ObjectKey.of("a");
    private final KeyClaims claims = new KeyClaims();

    @Test
    void oneKeyIsInWorkOnceAtATime() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<Integer>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                all.add(
                        threads.submit(() ->
                                claims.alone(
                                        A,
                                        () -> {
                                            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                            Thread.onSpinWait();
                                            return inside.decrementAndGet();
                                        })));
            }
        }
        for (Future<Integer> one : all) {
            assertThat(one.get()).isZero();
        }
        assertThat(most.get()).isEqualTo(1);
        assertThat(claims.count()).isZero();
    }

    @Test
    void otherKeysAreFree() throws Exception {
        assertThat(claims.<Boolean>alone(A, () -> claims.alone(ObjectKey.of("b"), () -> true))).isTrue();
    }

    @Test
    void aFailureLetsTheNextOneIn() throws Exception {
        assertThatThrownBy(() ->
                        claims.alone(
                                A,
                                () -> {
                                    throw new IllegalStateException("It failed.");
                                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(claims.<Boolean>alone(A, () -> true)).isTrue();
    }

    @Test
    void whoeverWaitsCanBeStopped() throws Exception {
        boolean cancelled =
                claims.alone(
                        A,
                        () -> {
                            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                                Future<Boolean> waiting =
                                        threads.submit(() -> {
                                            Thread.currentThread().interrupt();
                                            try {
                                                return claims.alone(A, () -> false);
                                            } catch (StoreException e) {
                                                return e.kind() == Kind.CANCELLED;
                                            }
                                        });
                                return waiting.get();
                            } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(cancelled).isTrue();
    }
}
