package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class UninterruptedTest {
    @Test
    void waitsThroughAnInterruptAndKeepsIt() throws Exception {
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread thread =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                mayEnd.await();
                            } catch (InterruptedException e) {
                                throw new AssertionError(e);
                            }
                        });
        Thread waiting = Thread.currentThread();
        Thread.ofVirtual()
                .start(() -> {
                    while (waiting.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    waiting.interrupt();
                    mayEnd.countDown();
                });

        Uninterrupted.join(thread);

        assertThat(thread.isAlive()).isFalse();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void doesNotWaitForAThreadThatWasNeverBegun() {
        Uninterrupted.join(Thread.ofVirtual().unstarted(() -> {}));
    }
}
