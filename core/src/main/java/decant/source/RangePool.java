package decant.source;

import decant.ledger.RangeRow;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The unfinished ranges of one pass over a bucket, shared by its workers.
 *
 * <p>A pass begins with one range or several. A worker {@linkplain #take takes} a lease on a range and lists it page by
 * page. A worker that finds no range left steals the far part of the one with the most keys left, at a pivot that a
 * model of the keys seen so far puts in the middle of the rest. Nothing depends on {@code /} or on an alphabet known
 * beforehand. The first page after a pivot is an ordinary page of the pass, so a steal that succeeds costs nothing.
 *
 * <p><b>The bound.</b> A range of {@code k} keys takes at most {@code k / 1,000 + 1} requests: all its pages but the
 * last are full. A pass of {@code n} keys in {@code r} ranges therefore takes at most {@code n / 1,000 + r}. The pool
 * has credits for {@code 2 * workers} ranges and earns another with every 10,000 keys, so that whatever the keys are
 *
 * <pre>requests &lt;= 1.1 * n / 1,000 + max(2 * workers, ranges at the start)</pre>
 *
 * for stores that fill their pages to 1,000 keys, not counting pages listed again after {@link Lease#release}.
 *
 * <p><b>Threads.</b> Any number; one lock, held for some microseconds a page, never during a request. Memory grows with
 * workers and credits in hand, not with keys.
 *
 * <p><b>Failing.</b> The first {@link Lease#fail} ends the pass for everybody. Keys are never skipped: a range leaves
 * the pool only when its last span was advanced over.
 */
public final class RangePool {
    private static final int KEYS_PER_CREDIT = 10_000;

    /** A range with fewer keys left than two pages is not worth another range's partial page. */
    private static final int LEAST_KEYS_TO_STEAL_FROM = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SplitListener listener;
    private final RestEstimate estimate = new RestEstimate();
    private final Deque<PoolRange> waiting = new ArrayDeque<>();
    private final TreeSet<PoolRange> unfinished = new TreeSet<>();
    private int leases;
    private long credits;
    private long keysDone;
    private long nextId;
    private boolean stopped;
    private @Nullable Throwable failure;

    /**
     * @param workers number of workers, for the credits; more or fewer may come
     * @param ranges where to begin: everything, what a ledger says is left, or a split known to be even; disjoint
     * @param listener is told of every split
     */
    public RangePool(int workers, List<RangeRow> ranges, SplitListener listener) {
        this.listener = listener;
        this.credits = Math.max(0, 2L * workers - ranges.size());
        for (RangeRow row : ranges) {
            nextId = Math.max(nextId, row.id() + 1);
            PoolRange range = new PoolRange(row, null);
            waiting.add(range);
            unfinished.add(range);
        }
    }

    /**
     * Takes a range. Blocks while there is none to be had but others are at work, because their pages may show where to
     * split.
     *
     * @return {@code null} when the pass is over: every range is done, or the pass was stopped or failed
     */
    public @Nullable Lease take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                Lease lease = takeNow();
                if (lease != null || isOver()) {
                    return lease;
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Like {@link #take}, without blocking: {@code null} also where there is nothing to be had now. */
    @Nullable Lease takeNow() {
        lock.lock();
        try {
            if (stopped) {
                return null;
            }
            PoolRange range = waiting.poll();
            if (range == null) {
                range = steal();
            }
            if (range == null) {
                return null;
            }
            leases++;
            wakeOne();
            return new Lease(this, range);
        } catch (RuntimeException e) {
            // The listener could not record a split; without a record the pass must not go on.
            stop(e);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the pass early: leases end at their next {@link Lease#advance}, and nobody takes another. */
    public void stop() {
        lock.lock();
        try {
            stop(null);
        } finally {
            lock.unlock();
        }
    }

    /** Why the pass failed; {@code null} if it did not. */
    public @Nullable Throwable failure() {
        lock.lock();
        try {
            return failure;
        } finally {
            lock.unlock();
        }
    }

    /** What is left of every range, in key order; empty when the pass is complete. */
    public List<RangeRow> unfinished() {
        lock.lock();
        try {
            return unfinished.stream()
                    .map(PoolRange::row)
                    .sorted(
                            Comparator.comparing(
                                    row -> row.rest().after(), Comparator.nullsFirst(Comparator.naturalOrder())))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PoolRange steal() {
        while (canSteal()) {
            PoolRange victim = unfinished.removeFirst();
            ObjectKey pivot = estimate.pivot(victim);
            if (pivot == null) {
                victim.rest = 0;
                unfinished.add(victim);
                continue;
            }
            PoolRange thief = new PoolRange(new RangeRow(nextId, new KeyRange(pivot, victim.through)), victim);
            listener.split(victim.id, pivot, thief.row());
            nextId++;
            credits--;
            victim.through = pivot;
            victim.rest /= 2;
            victim.misses++;
            thief.rest = victim.rest;
            unfinished.add(victim);
            unfinished.add(thief);
            return thief;
        }
        return null;
    }

    private boolean canSteal() {
        return credits > 0 && !unfinished.isEmpty() && unfinished.first().rest >= LEAST_KEYS_TO_STEAL_FROM;
    }

    /** Each waiting worker that is woken and finds something wakes the next. */
    private void wakeOne() {
        if (!waiting.isEmpty() || canSteal()) {
            changed.signal();
        }
    }

    private boolean isOver() {
        return stopped || (leases == 0 && waiting.isEmpty());
    }

    private void stop(@Nullable Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        stopped = true;
        changed.signalAll();
    }

    @Nullable ObjectKey cursor(PoolRange range) {
        lock.lock();
        try {
            return range.cursor;
        } finally {
            lock.unlock();
        }
    }

    boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    Span claim(PoolRange range, KeyPage page) {
        lock.lock();
        try {
            int count = page.countThrough(range.through);
            ObjectKey last = count == 0 ? null : page.key(count - 1);
            boolean all = !page.isTruncated() || last == null || count < page.count() || last.equals(range.through);
            unfinished.remove(range);
            range.claim(count, all ? range.through : last, all);
            estimate.update(range, page);
            unfinished.add(range);
            wakeOne();
            return new Span(new KeyRange(range.cursor, range.claimed), count, all);
        } finally {
            lock.unlock();
        }
    }

    /**
     * @return whether to go on with this range
     */
    boolean advance(PoolRange range) {
        lock.lock();
        try {
            long creditsEarned = keysDone / KEYS_PER_CREDIT;
            keysDone += range.claimedKeys;
            credits += keysDone / KEYS_PER_CREDIT - creditsEarned;
            range.advance();
            if (!range.claimedAll) {
                return true;
            }
            unfinished.remove(range);
            leases--;
            if (isOver()) {
                changed.signalAll();
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    void release(PoolRange range) {
        lock.lock();
        try {
            unfinished.remove(range);
            range.release();
            unfinished.add(range);
            waiting.add(range);
            leases--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    void fail(PoolRange range, Throwable cause) {
        lock.lock();
        try {
            release(range);
            stop(cause);
        } finally {
            lock.unlock();
        }
    }
}
