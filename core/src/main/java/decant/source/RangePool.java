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
 * <p><b>The bound.</b> All pages of a range but the last are full, so a range wastes at most what its last page lacks.
 * The pool may waste {@code 2 * workers} pages and a tenth of what is listed; every unfinished range is charged a whole
 * page, and given back what its last page did hold. So, whatever the keys are,
 *
 * <pre>requests &lt;= 1.1 * n / 1,000 + max(2 * workers, ranges at the start)</pre>
 *
 * for stores that fill their pages to 1,000 keys, not counting pages listed again after {@link Lease#release}.
 *
 * <p><b>Threads.</b> Any number; one lock, held for some microseconds a page, never during a request. Memory grows with
 * workers and with what may be wasted, not with keys.
 *
 * <p><b>Failing.</b> The first {@link Lease#fail} ends the pass for everybody. Keys are never skipped: a range leaves
 * the pool only when its last span was advanced over.
 */
public final class RangePool {
    private static final int PAGE_KEYS = 1_000;
    private static final int SAMPLES_PER_PAGE = 16;
    private static final int KEYS_PER_SPARE_KEY = 10;

    /** A range with fewer keys left than three pages is not worth another range's partial page. */
    private static final int LEAST_KEYS_TO_STEAL_FROM = 3_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final SplitListener listener;
    private final RestEstimate estimate = new RestEstimate();
    private final Survey survey = new Survey();
    private final Deque<PoolRange> waiting = new ArrayDeque<>();
    private final TreeSet<PoolRange> unfinished = new TreeSet<>();
    private int leases;

    /** Keys that pages may lack, beyond those they lack already or may come to lack. */
    private long spareKeys;

    private long keysDone;
    private long nextId;
    private boolean stopped;
    private @Nullable Throwable failure;

    /**
     * @param workers number of workers, for the bound; more or fewer may come
     * @param ranges where to begin: everything, what a ledger says is left, or a split known to be even; disjoint
     * @param listener is told of every split
     */
    public RangePool(int workers, List<RangeRow> ranges, SplitListener listener) {
        this.listener = listener;
        this.spareKeys = PAGE_KEYS * (2L * workers - ranges.size());
        for (RangeRow row : ranges) {
            nextId = Math.max(nextId, row.id() + 1);
            PoolRange range = new PoolRange(row);
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

    /** What may be left of all ranges. Takes some milliseconds, in which nobody else can use the pool. */
    public KeysLeft keysLeft() {
        lock.lock();
        try {
            return survey.keysLeft(unfinished);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable PoolRange steal() {
        while (canSteal()) {
            PoolRange victim = unfinished.first();
            RestEstimate.Pivot pivot = estimate.pivot(victim);
            if (pivot == null) {
                reorder(victim, () -> victim.rest = 0);
                continue;
            }
            PoolRange thief = victim.thief(new RangeRow(nextId, new KeyRange(pivot.key(), victim.through)), pivot);
            listener.split(victim.id, pivot.key(), thief.row());
            nextId++;
            spareKeys -= PAGE_KEYS;
            reorder(
                    victim,
                    () -> {
                        thief.rest = victim.rest / 2;
                        victim.through = pivot.key();
                        victim.awaitsThief = true;
                        victim.rest = estimate.keysLeft(victim);
                    });
            unfinished.add(thief);
            return thief;
        }
        return null;
    }

    private boolean canSteal() {
        return spareKeys >= PAGE_KEYS && !unfinished.isEmpty() && unfinished.first().rank() >= LEAST_KEYS_TO_STEAL_FROM;
    }

    /** Changes what a range's place among the unfinished depends on. */
    private void reorder(PoolRange range, Runnable change) {
        boolean isUnfinished = unfinished.remove(range);
        change.run();
        if (isUnfinished) {
            unfinished.add(range);
        }
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
            ObjectKey[] samples = samples(page);
            survey.learn(samples);
            reorder(
                    range,
                    () -> {
                        range.claim(count, all ? range.through : last, all);
                        estimate.update(range, samples);
                    });
            hearOfThief(range);
            wakeOne();
            return new Span(new KeyRange(range.cursor, range.claimed), count, all);
        } finally {
            lock.unlock();
        }
    }

    /** Some keys of a page, at even distances, the last one its last. */
    private static ObjectKey[] samples(KeyPage page) {
        ObjectKey[] samples = new ObjectKey[Math.min(page.count(), SAMPLES_PER_PAGE)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = page.key((i + 1) * page.count() / samples.length - 1);
        }
        return samples;
    }

    /** The first page of a stolen range has arrived. */
    private void hearOfThief(PoolRange thief) {
        PoolRange victim = thief.victim;
        if (victim != null) {
            reorder(victim, () -> victim.awaitsThief = false);
            reorder(thief, () -> thief.victim = null);
        }
    }

    /**
     * @return whether to go on with this range
     */
    boolean advance(PoolRange range) {
        lock.lock();
        try {
            long earned = keysDone / KEYS_PER_SPARE_KEY;
            keysDone += range.claimedKeys;
            spareKeys += keysDone / KEYS_PER_SPARE_KEY - earned + (range.claimedAll ? range.claimedKeys : 0);
            survey.add(range.cursor, range.claimed, range.claimedKeys);
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
