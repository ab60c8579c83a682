package decant.cli.brake;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Looks every second, on a thread of its own, until it is closed. */
public final class BrakeRun implements AutoCloseable {
    private final BrakeWatch watch;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    private BrakeRun(BrakeWatch watch, ThreadFactory threads) {
        this.watch = watch;
        this.thread = threads.newThread(this::lookUntilClosed);
    }

    /**
     * Has looked once when it returns, so that nothing passes before.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    public static BrakeRun start(BrakeWatch watch, ThreadFactory threads) throws InterruptedException {
        BrakeRun run = new BrakeRun(watch, threads);
        watch.look();
        run.thread.start();
        return run;
    }

    private void lookUntilClosed() {
        try {
            while (!closed.await(1, TimeUnit.SECONDS)) {
                watch.look();
            }
        } catch (InterruptedException _) {
            // The wish to end.
        } finally {
            watch.end();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
    }
}
