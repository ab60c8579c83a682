package decant.cli.demo;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Somebody without credentials who tries all the time to see, at the target, pictures that the source never showed to
 * anybody.
 */
final class Stranger implements AutoCloseable {
    /**
     * What came of it.
     *
     * @param shown how often a picture was shown that must not be
     */
    record Sight(long tries, long shown) {}

    private final BucketClient target;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong tries = new AtomicLong();
    private final AtomicLong shown = new AtomicLong();
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<?> trying;

    /**
     * Begins to try.
     *
     * @param target closed with this
     * @param secrets keys that must never be shown
     */
    Stranger(BucketClient target, List<String> secrets, Scale scale, SplittableRandom random) {
        this.target = target;
        SplittableRandom own = random.split();
        long pauseMillis = scale.userPause().toMillis();
        this.trying =
                thread.submit(() -> {
                    while (!stopped.await(pauseMillis, TimeUnit.MILLISECONDS)) {
                        String key = secrets.get(own.nextInt(secrets.size()));
                        shown.addAndGet(target.isShownToEverybody(key) ? 1 : 0);
                        tries.incrementAndGet();
                    }
                    return null;
                });
    }

    /** Gives up. */
    void stop() throws InterruptedException {
        stopped.countDown();
        try {
            trying.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The demo's stranger failed.", e.getCause());
        }
    }

    /** What came of it so far. */
    Sight sight() {
        return new Sight(tries.get(), shown.get());
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.shutdownNow();
        thread.close();
        target.close();
    }
}
