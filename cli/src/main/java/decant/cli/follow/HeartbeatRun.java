package decant.cli.follow;

import decant.flow.Uninterrupted;
import decant.live.Heartbeat;
import decant.live.LiveListener;
import decant.live.LookedAt;
import decant.reconcile.Outcome;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets a heart beat while a follower runs, and tells the figures when its beats come back. */
public final class HeartbeatRun implements LiveListener {
    /** Beats that have to come back one after the other until the way of events counts as proven. */
    private static final int PROOF = 3;

    /** Versions that a bucket may keep of the canary before they are removed. */
    private static final int BEATS_BETWEEN_CLEANINGS = 60;

    private final Heartbeat heartbeat;
    private final LiveListener next;
    private final FollowFigures figures;
    private final BooleanSupplier mayBegin;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch proven = new CountDownLatch(PROOF);
    private final Semaphore news = new Semaphore(0);
    private final AtomicReference<@Nullable Instant> lookedAt = new AtomicReference<>();
    private volatile boolean stopped;
    private volatile Duration lastLag = Duration.ZERO;
    private int beats;

    /**
     * A run that has not begun.
     *
     * @param next is told of every look but those at the canary
     * @param mayBegin whether anything is done at the target now; otherwise no beat can come back
     */
    public HeartbeatRun(
            Heartbeat heartbeat,
            LiveListener next,
            FollowFigures figures,
            BooleanSupplier mayBegin,
            InstantSource clock,
            ThreadFactory threads) {
        this.heartbeat = heartbeat;
        this.next = next;
        this.figures = figures;
        this.mayBegin = mayBegin;
        this.clock = clock;
        this.thread = threads.newThread(this::beatUntilStopped);
        figures.askSilence(heartbeat::silence);
    }

    /**
     * Beats for the first time.
     *
     * @throws StoreException if the canary cannot be written
     */
    public void begin() throws StoreException {
        heartbeat.beat();
        thread.start();
    }

    @Override
    public void lookedAt(LookedAt run) {
        if (!run.key().equals(heartbeat.key())) {
            next.lookedAt(run);
        } else if (run.outcome() instanceof Outcome.Withheld) {
            back(heartbeat.withheld(clock.instant()));
        } else {
            lookedAt.compareAndSet(null, clock.instant());
            news.release();
        }
    }

    /** Waits until the way of events is proven; whether it is. */
    public boolean awaitProof(Duration limit) throws InterruptedException {
        return proven.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether the way of events is proven. */
    public boolean isProven() {
        return proven.getCount() == 0;
    }

    private void beatUntilStopped() {
        try {
            while (!stopped) {
                waitFor(interval(isProven(), heartbeat.silence(), lastLag));
                if (mayBegin.getAsBoolean()) {
                    beat();
                } else {
                    heartbeat.forget();
                }
            }
        } catch (InterruptedException _) {
            // The wish to end.
        }
        try {
            heartbeat.removeTraces();
        } catch (StoreException _) {
            // It stays there until the next run's end, and is no part of a migration.
        }
    }

    /**
     * Until the next beat. Gates wait for a beat until the way of events is proven, and whenever the target is behind:
     * they open as soon as one is back in time.
     */
    static Duration interval(boolean isProven, Duration silence, Duration lastLag) {
        boolean isBehind =
                silence.compareTo(Heartbeat.WHILE_AWAITED) > 0 || lastLag.compareTo(Heartbeat.WHILE_AWAITED) > 0;
        return isProven && !isBehind ? Heartbeat.USUALLY : Heartbeat.WHILE_AWAITED;
    }

    /** Waits for the time of the next beat, and looks at the target whenever the canary was brought there. */
    private void waitFor(Duration interval) throws InterruptedException {
        long end = System.nanoTime() + interval.toNanos();
        for (long left = interval.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
            if (news.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                Instant at = lookedAt.getAndSet(null);
                look(at == null ? clock.instant() : at);
            }
        }
        if (heartbeat.silence().isPositive()) {
            // Somebody else may have brought it there.
            look(null);
        }
    }

    private void look(@Nullable Instant at) {
        try {
            back(heartbeat.look(at == null ? clock.instant() : at));
        } catch (StoreException e) {
            figures.heartbeatTrouble(String.valueOf(e.getMessage()));
        }
    }

    private void back(List<Duration> lags) {
        lags.forEach(figures::heartbeat);
        if (!lags.isEmpty()) {
            lastLag = lags.getLast();
            proven.countDown();
        }
    }

    private void beat() {
        try {
            heartbeat.beat();
            beats++;
            if (beats % BEATS_BETWEEN_CLEANINGS == 0) {
                heartbeat.removeOldVersions();
            }
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.UNSUPPORTED) {
                figures.heartbeatTrouble(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Ends it, and removes the canary from both sides. */
    public void close() {
        stopped = true;
        news.release();
        Uninterrupted.join(thread);
    }
}
