package decant.audit;

import decant.store.Operation;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;

/**
 * Looks at many keys at once, so that a page of a thousand does not take a thousand answers' time. Never more than a
 * number over all pages, which bounds memory. For any number of threads.
 */
final class Looks {
    private final ThreadFactory threadFactory;
    private final Semaphore slots;

    Looks(ThreadFactory threadFactory, int atOnce) {
        this.threadFactory = threadFactory;
        this.slots = new Semaphore(atOnce);
    }

    /** A look at one thing. */
    @FunctionalInterface
    interface Look<T> {
        void at(T item) throws StoreException;
    }

    /** Looks at all of them; the first failure is thrown when all have come to rest. */
    <T> void all(List<T> items, Look<T> look) throws StoreException {
        if (items.isEmpty()) {
            return;
        }
        List<Future<?>> running = new ArrayList<>(items.size());
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(threadFactory)) {
            for (T item : items) {
                slots.acquire();
                running.add(
                        threads.submit(() -> {
                            try {
                                look.at(item);
                                return null;
                            } finally {
                                slots.release();
                            }
                        }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            running.forEach(each -> each.cancel(true));
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.CANCELLED, Operation.LOOK, null, "Cancelled", "The audit was stopped.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("A look failed in a way no store may fail.", e.getCause());
        }
    }
}
