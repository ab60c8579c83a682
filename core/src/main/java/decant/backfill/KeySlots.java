package decant.backfill;

import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Works on many keys at once, each on a thread of its own, never more than a fixed number over all pages: what bounds
 * memory whatever the number of ranges. How many requests are in flight is the limiter's business, not this one's.
 *
 * <p>Pages come one after the other: enough of them are begun to keep every slot busy, and no more. If all the ranges'
 * pages went forward side by side, none would be committed for a long time, and a crash would repeat them all.
 */
final class KeySlots {
    /** Two pages of a thousand keys: the second one keeps the slots busy that the last keys of the first leave. */
    private static final int LEAST_KEYS_BEGUN = 2000;

    /** Work on one key. */
    @FunctionalInterface
    interface KeyWork<T> {
        void run(T item) throws StoreException;
    }

    /** Work on a page. */
    @FunctionalInterface
    interface PageWork {
        void run() throws StoreException;
    }

    private final ExecutorService threads;
    private final Semaphore slots;
    private final int maxKeysBegun;
    private final Semaphore begun;

    KeySlots(ExecutorService threads, int maxKeysInWork) {
        this.threads = threads;
        this.slots = new Semaphore(maxKeysInWork);
        this.maxKeysBegun = Math.max(LEAST_KEYS_BEGUN, 4 * maxKeysInWork);
        this.begun = new Semaphore(maxKeysBegun, true);
    }

    /** Does the work of a page with so many keys when its turn has come, in the order of arrival. */
    void inTurn(int keys, PageWork work) throws StoreException {
        int weight = Math.min(keys, maxKeysBegun);
        try {
            begun.acquire(weight);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Cancelled.exception();
        }
        try {
            work.run();
        } finally {
            begun.release(weight);
        }
    }

    /**
     * Works on all items and returns when all are done; the first failure is thrown after every item has come to rest.
     */
    <T> void forEach(List<T> items, KeyWork<T> work) throws StoreException {
        List<Future<?>> running = new ArrayList<>(items.size());
        Exception failure = null;
        try {
            for (T item : items) {
                slots.acquire();
                running.add(start(item, work));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = Cancelled.exception();
            running.forEach(future -> future.cancel(true));
        }
        for (Future<?> future : running) {
            Exception failed = await(future);
            failure = failure == null ? failed : failure;
        }
        if (failure instanceof StoreException e) {
            throw e;
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
    }

    private <T> Future<?> start(T item, KeyWork<T> work) {
        try {
            return threads.submit(() -> {
                try {
                    work.run(item);
                    return null;
                } finally {
                    slots.release();
                }
            });
        } catch (RuntimeException e) {
            slots.release();
            throw e;
        }
    }

    /** A {@link StoreException}, or what a listener threw to end the run. */
    private static @Nullable Exception await(Future<?> future) {
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException || e.getCause() instanceof RuntimeException) {
                return (Exception) e.getCause();
            }
            return new IllegalStateException("Work on a key failed in a way no store may fail.", e.getCause());
        } catch (java.util.concurrent.CancellationException e) {
            return Cancelled.exception();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            future.cancel(true);
            return Cancelled.exception();
        }
    }
}
