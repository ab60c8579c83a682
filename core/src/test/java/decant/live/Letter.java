package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A delivery that remembers what became of it. */
final class Letter implements Delivery {
    private final boolean repeated;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger givenBack = new AtomicInteger();

    Letter() {
        this(false);
    }

    Letter(boolean repeated) {
        this.repeated = repeated;
    }

    @Override
    public boolean isRepeated() {
        return repeated;
    }

    @Override
    public void acknowledge() {
        acknowledged.incrementAndGet();
        ended.countDown();
    }

    @Override
    public void giveBack() {
        givenBack.incrementAndGet();
        ended.countDown();
    }

    boolean isAcknowledged() {
        return acknowledged.get() > 0;
    }

    int acknowledgements() {
        return acknowledged.get();
    }

    int timesGivenBack() {
        return givenBack.get();
    }

    void awaitAcknowledged() throws InterruptedException {
        assertThat(ended.await(30, TimeUnit.SECONDS)).as("came to an end").isTrue();
        assertThat(acknowledged.get()).as("acknowledgements").isEqualTo(1);
    }
}
