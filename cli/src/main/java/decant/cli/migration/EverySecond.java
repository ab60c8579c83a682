package decant.cli.migration;

import decant.flow.Uninterrupted;
import decant.ledger.LedgerException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Does something every second, on a thread of its own, until it is closed; and once more then. */
public final class EverySecond implements AutoCloseable {
    /** What is done. */
    @FunctionalInterface
    public interface Deed {
        void run() throws InterruptedException;
    }

    private final Deed deed;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    private EverySecond(Deed deed, ThreadFactory threads) {
        this.deed = deed;
        this.thread = threads.newThread(this::runUntilClosed);
    }

    /** Begins. */
    public static EverySecond start(Deed deed, ThreadFactory threads) {
        EverySecond run = new EverySecond(deed, threads);
        run.thread.start();
        return run;
    }

    private void runUntilClosed() {
        try {
            boolean last = false;
            while (!last) {
                last = closed.await(1, TimeUnit.SECONDS);
                deed.run();
            }
        } catch (InterruptedException _) {
            // The wish to end.
        } catch (LedgerException _) {
            // Whoever works with the state file fails by the same, and says so.
        }
    }

    /** Returns when nothing is done any more. */
    @Override
    public void close() {
        closed.countDown();
        Uninterrupted.join(thread);
    }
}
