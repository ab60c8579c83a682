package decant.live;

import decant.backfill.RemovalLimit;
import decant.reconcile.Outcome;
import decant.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Follows a source: works off the hints of deliveries, many keys at once, each key once at a time, and acknowledges a
 * delivery when all its keys were found right by work that began after it came, or are written down as parked.
 *
 * <p>Memory is bounded: {@link #offer} blocks while as many hints are held as the options allow, so that whoever reads
 * a durable queue stops reading. A failure that concerns every key ends the follower; whatever is not acknowledged then
 * is given back.
 */
public final class Live {
    /** How long at most passes until time is looked at again: a clock of tests moves without a signal. */
    private static final long IDLE_MILLIS = 50;

    private final LiveOptions options;
    private final Surroundings surroundings;
    private final KeyRun keyRun;
    private final Endings endings;
    private final RemovalBreaker breaker;
    private final Duration lateLanding;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final HintQueue queue;
    private boolean stopped;
    private @Nullable Throwable failure;

    /** A follower that has not begun. */
    public Live(Carriage carriage, LiveOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
        this.lateLanding = carriage.policy().lateLanding();
        this.breaker = carriage.breaker();
        this.keyRun = new KeyRun(carriage, !options.removals().equals(RemovalLimit.NONE));
        this.endings = new Endings(carriage.ledger(), surroundings.clock());
        this.queue = new HintQueue(options.maxHints(), options.maxKeysInWork());
    }

    /**
     * Takes a delivery; waits while there is no room. After {@link #stop} or a failure it is given back at once.
     *
     * @throws InterruptedException if the thread was interrupted while it waited; the delivery was not taken
     */
    public void offer(List<Hint> hints, Delivery delivery) throws InterruptedException {
        List<Hint> ours = hints.stream().filter(hint -> options.filter().includes(hint.key())).toList();
        if (ours.isEmpty()) {
            delivery.acknowledge();
            return;
        }
        lock.lockInterruptibly();
        try {
            while (!queue.hasRoom() && !isEnding()) {
                changed.await();
            }
            if (!isEnding()) {
                Instant now = surroundings.clock().instant();
                queue.offer(ours, delivery, now.plus(delivery.margin(lateLanding)), now);
                changed.signalAll();
                return;
            }
        } finally {
            lock.unlock();
        }
        delivery.giveBack();
    }

    /** Takes no further key in work; {@link #run} returns when those in work have come to their end. */
    public void stop() {
        lock.lock();
        try {
            stopped = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Somebody else has parked a key in the ledger, which a run that ends well takes away. */
    public void someParked() {
        endings.someParked();
    }

    /** Where it stands now. */
    public LiveView view() {
        lock.lock();
        try {
            return new LiveView(queue.hints(), queue.keysInWork(), queue.nextDue(), breaker.reason());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Works until it is stopped, interrupted or fails. Before it returns, keys in work have come to their end and every
     * delivery not acknowledged was given back. To be called once.
     *
     * @throws StoreException that ended it
     * @throws InterruptedException if the calling thread was interrupted
     */
    public void run() throws StoreException, InterruptedException {
        boolean interrupted = false;
        try {
            dispatch();
        } catch (InterruptedException _) {
            interrupted = true;
        } finally {
            stop();
            interrupted |= awaitKeysInWork();
            drain();
        }
        switch (failure) {
            case null -> {}
            case StoreException e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable e -> throw new IllegalStateException("The follower failed.", e);
        }
        if (interrupted) {
            throw new InterruptedException("The follower was told to stop.");
        }
    }

    private void dispatch() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                boolean begins = askWithoutLock();
                if (isEnding()) {
                    return;
                }
                boolean room = begins && queue.keysInWork() < options.maxKeysInWork();
                Instant now = surroundings.clock().instant();
                Run run = room ? queue.take(now) : null;
                if (run == null) {
                    changed.await(room ? waitMillis(now) : IDLE_MILLIS, TimeUnit.MILLISECONDS);
                } else {
                    surroundings.threads().newThread(() -> work(run)).start();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean askWithoutLock() {
        lock.unlock();
        try {
            return surroundings.mayBegin().getAsBoolean();
        } finally {
            lock.lock();
        }
    }

    /** Until the next key is due. What is due and was not taken waits for the end of a run, which is signalled. */
    private long waitMillis(Instant now) {
        Instant due = queue.nextDue();
        return due == null || !due.isAfter(now)
                ? IDLE_MILLIS
                : Math.clamp(Duration.between(now, due).toMillis() + 1, 1, IDLE_MILLIS);
    }

    private boolean isEnding() {
        return stopped || failure != null;
    }

    private void work(Run run) {
        RunEnd ending = new RunEnd.Again(Duration.ZERO, true);
        KeyRun.End end = null;
        Outcome outcome = null;
        Throwable failed = null;
        try {
            end = surroundings.claims().alone(run.key(), () -> keyRun.work(run, endings.receipt(run.key())));
            outcome = Endings.counted(end.outcome(), run);
            ending = endings.keep(run.key(), outcome, end);
        } catch (StoreException | RuntimeException | Error e) {
            failed = e;
        }
        Settled settled = end(run, ending, failed);
        // Told first: whoever waits for the acknowledgement may be gone as soon as it has come.
        if (end != null && outcome != null && failed == null) {
            try {
                surroundings.listener().lookedAt(new LookedAt(run.key(), outcome, end.requests(), lags(settled)));
            } catch (RuntimeException | Error e) {
                // It could not be written down, so it has to come again.
                settled.deliveries().forEach(Delivery::giveBack);
                fail(e);
                return;
            }
        }
        settled.deliveries().forEach(Delivery::acknowledge);
    }

    private void fail(Throwable failed) {
        lock.lock();
        try {
            failure = failure == null ? failed : failure;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Settled end(Run run, RunEnd ending, @Nullable Throwable failed) {
        lock.lock();
        try {
            if (failed != null && failure == null) {
                failure = failed;
            }
            return queue.end(run, ending, surroundings.clock().instant());
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    private List<Duration> lags(Settled settled) {
        Instant now = surroundings.clock().instant();
        return settled.reached().stream()
                .map(Hint::time)
                .filter(time -> time != null)
                .map(time -> Duration.between(time, now))
                .toList();
    }

    /** Waits through interrupts: a request in flight ends, by its answer or by its time-out. */
    private boolean awaitKeysInWork() {
        boolean interrupted = false;
        lock.lock();
        try {
            while (queue.keysInWork() > 0) {
                try {
                    changed.await();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } finally {
            lock.unlock();
        }
        return interrupted;
    }

    private void drain() {
        List<Delivery> left;
        lock.lock();
        try {
            left = queue.drain();
        } finally {
            lock.unlock();
        }
        left.forEach(Delivery::giveBack);
    }
}
