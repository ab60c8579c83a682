package decant.cli.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What somebody does again and again, a pause before each time, on a thread of its own until it is stopped. */
final class Errand implements AutoCloseable {
    /** One time. */
    @FunctionalInterface
    interface Deed {
        void run() throws InterruptedException;
    }

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
    private final Future<?> running;

    /** Begins. */
    Errand(Duration pause, Deed deed) {
        this.running =
                thread.submit(() -> {
                    while (!stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                        deed.run();
                    }
                    return null;
                });
    }

    /** Returns when it is done no more. */
    void stop() throws InterruptedException {
        stopped.countDown();
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Somebody in the demo failed.", e.getCause());
        }
    }

    @Override
    public void close() {
        stopped.countDown();
        thread.shutdownNow();
        thread.close();
    }
}
