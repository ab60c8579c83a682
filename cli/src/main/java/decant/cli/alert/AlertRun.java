package decant.cli.alert;

import decant.ledger.LedgerException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Sends messages on a thread of its own until it is closed, so that nobody who is slow to listen holds anything. */
public final class AlertRun implements AutoCloseable {
    /** At the end a message gets so long. */
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(3);

    private final AlertSender sender;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);

    private AlertRun(AlertSender sender, ThreadFactory threads) {
        this.sender = sender;
        this.thread = threads.newThread(this::sendUntilClosed);
    }

    /** Begins. */
    public static AlertRun start(AlertSender sender, ThreadFactory threads) {
        AlertRun run = new AlertRun(sender, threads);
        run.thread.start();
        return run;
    }

    private void sendUntilClosed() {
        try {
            boolean last = false;
            while (!last) {
                last = closed.await(1, TimeUnit.SECONDS);
                sender.sendDue();
            }
        } catch (InterruptedException _) {
            // The wish to end. What was not sent is sent by the next process.
        } catch (LedgerException _) {
            // Whoever works with the state file fails by the same, and says so.
        }
    }

    @Override
    public void close() {
        closed.countDown();
        boolean interrupted = Thread.interrupted();
        try {
            if (!thread.join(LAST_PATIENCE)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            interrupted = true;
            thread.interrupt();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
