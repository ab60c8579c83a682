package decant.cli.follow;

import decant.live.Live;
import decant.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An engine on a thread of its own, so that its owner can do something else meanwhile. */
public final class LiveThread {
    private final Live live;
    private final Thread owner;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean told;
    private volatile boolean byItself;
    private volatile @Nullable Throwable failure;

    private LiveThread(Live live, ThreadFactory threads, Thread owner) {
        this.live = live;
        this.owner = owner;
        this.thread = threads.newThread(this::run);
    }

    /** Begins. If the engine ends without being told to, the calling thread is interrupted. */
    public static LiveThread start(Live live, ThreadFactory threads) {
        LiveThread running = new LiveThread(live, threads, Thread.currentThread());
        running.thread.start();
        return running;
    }

    // Whatever ended the engine surfaces from close.
    @SuppressWarnings("CatchingUnchecked")
    private void run() {
        try {
            live.run();
        } catch (Exception | Error e) {
            failure = e;
        } finally {
            if (!told) {
                byItself = true;
                owner.interrupt();
            }
            ended.countDown();
        }
    }

    /** Whether it ended without being told to. */
    public boolean endedByItself() {
        return byItself;
    }

    /** Waits until somebody interrupts. */
    public void await() throws InterruptedException {
        ended.await();
        throw new InterruptedException("The follower ended.");
    }

    /** Waits for a while, or until somebody interrupts. */
    public void await(Duration limit) throws InterruptedException {
        if (ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new InterruptedException("The follower ended.");
        }
    }

    /** Tells it to end and waits until it has, through interrupts. */
    public void stop() {
        told = true;
        live.stop();
        boolean interrupted = false;
        while (ended.getCount() > 0) {
            try {
                ended.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Says what ended it, once it has ended.
     *
     * @throws StoreException that did
     */
    public void rethrow() throws StoreException {
        switch (failure) {
            case null -> {}
            case StoreException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("The follower failed.", e);
        }
    }
}
