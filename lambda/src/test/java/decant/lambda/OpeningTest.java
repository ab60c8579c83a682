package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.lambda.Opening.Opener;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OpeningTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final FunctionBench bench = new FunctionBench();

    /** So that no environment that is restored from a snapshot has what was half open in it. */
    @Test
    void whatOpensTooSlowlyIsClosedAsWell() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        Opening opening =
                opening(
                        () -> {
                            await(mayOpen);
                            return bench.setup();
                        },
                        bench::setup);

        assertThatThrownBy(() -> opening.await(Duration.ofMillis(1)))
                .isInstanceOf(NotSettled.class)
                .hasMessageContaining("could not be opened within 1 ms");
        mayOpen.countDown();
        opening.close();

        assertThat(bench.closed).hasValue(1);
        Setup anew = opening.await(MINUTE);
        assertThat(opening.await(MINUTE)).as("it is opened once").isSameAs(anew);
    }

    @Test
    void whatFailedIsTriedAgain() throws Exception {
        StoreException failure =
                new StoreException(Kind.UNAVAILABLE, Operation.INSPECT, null, "SlowDown", "Not now.", null);
        Opening opening =
                opening(
                        () -> {
                            throw failure;
                        },
                        bench::setup);

        assertThatThrownBy(() -> opening.await(MINUTE)).isInstanceOf(NotSettled.class).hasMessage("Not now.");
        assertThat(opening.await(MINUTE)).isNotNull();
        opening.close();
        opening.close();
        assertThat(bench.closed).hasValue(1);
    }

    /** Each of these is asked once. */
    private static Opening opening(Opener... openers) {
        Queue<Opener> left = new ArrayDeque<>(List.of(openers));
        return new Opening(() -> left.remove().open());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
