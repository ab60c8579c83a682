package decant.source;

import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Hands every page of a store to consumers, each key once, with many requests in flight.
 *
 * <p>Each worker is one thread with a consumer of its own, so consumers need no locks; pages reach a consumer in no
 * order. The first failure of a request or a consumer ends the listing, which then fails as a whole: there is no
 * partial success in which keys are missing.
 */
public final class ParallelListing {
    /** Most keys a store answers at once. */
    public static final int PAGE_KEYS = 1_000;

    /** Takes in pages. */
    @FunctionalInterface
    public interface PageConsumer {
        /**
         * @param count number of entries, from the first on, that are to be taken in; the others belong to another
         *     range
         */
        void accept(ListPage page, int count) throws StoreException, InterruptedException;
    }

    private final ObjectStore store;
    private final RangePool pool;
    private final int workers;
    private final ThreadFactory threads;

    /**
     * @param workers requests in flight at most
     * @param threads makes the workers' threads; virtual ones are meant
     */
    public ParallelListing(ObjectStore store, RangePool pool, int workers, ThreadFactory threads) {
        this.store = store;
        this.pool = pool;
        this.workers = workers;
        this.threads = threads;
    }

    /**
     * Lists until every range of the pool is done. Returns early, with ranges left in the pool, if the pool was
     * stopped.
     *
     * @param consumers the consumer of each worker, by its number from 0 on
     * @throws StoreException the first failure; all threads have ended by then
     * @throws InterruptedException if this thread was interrupted; all threads have ended by then
     */
    public void run(IntFunction<PageConsumer> consumers) throws StoreException, InterruptedException {
        List<Thread> running = new ArrayList<>();
        try {
            for (int worker = 0; worker < workers; worker++) {
                PageConsumer consumer = consumers.apply(worker);
                Thread thread = threads.newThread(() -> work(consumer));
                running.add(thread);
                thread.start();
            }
            for (Thread thread : running) {
                thread.join();
            }
        } finally {
            end(running);
        }
        rethrow(pool.failure());
    }

    private void work(PageConsumer consumer) {
        try {
            for (Lease lease = pool.take(); lease != null; lease = pool.take()) {
                list(lease, consumer);
            }
        } catch (InterruptedException e) {
            pool.stop();
        }
    }

    // Whatever goes wrong in a worker, errors included, must end the listing: a worker that just dies would lose its
    // range.
    @SuppressWarnings("CatchAndPrintStackTrace")
    private void list(Lease lease, PageConsumer consumer) {
        try {
            while (lease.isOpen()) {
                ListPage page = store.list(lease.cursor(), PAGE_KEYS);
                Span span = lease.claim(page);
                consumer.accept(page, span.count());
                lease.advance();
            }
            lease.release();
        } catch (Throwable e) {
            lease.fail(e);
        }
    }

    private void end(List<Thread> running) {
        pool.stop();
        boolean interrupted = false;
        for (Thread thread : running) {
            thread.interrupt();
        }
        for (Thread thread : running) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable failure) throws StoreException {
        switch (failure) {
            case null -> {}
            case StoreException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default ->
                    throw new StoreException(
                            StoreException.Kind.CANCELLED,
                            Operation.LIST,
                            null,
                            "Cancelled",
                            "The listing was cancelled.",
                            failure);
        }
    }
}
