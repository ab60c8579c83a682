package decant.s3.http;

import decant.store.Operation;
import decant.store.StoreException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Questions that do not need each other's answers, asked side by side: at the start of a run there are dozens, and the
 * other side may be a tenth of a second away. Closing it waits until every question has come to rest, whatever became
 * of the others. For one thread.
 */
public final class AtOnce implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** Nothing is asked yet. */
    public AtOnce() {}

    /** Something to ask. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws StoreException;
    }

    /** What will be answered. */
    @FunctionalInterface
    public interface Answer<T> {
        /** Waits for it. */
        T get() throws StoreException;
    }

    /** Asks, and goes on. */
    public <T> Answer<T> ask(Question<T> question) {
        Future<T> future = threads.submit(question::ask);
        return () -> get(future);
    }

    private static <T> T get(Future<T> future) throws StoreException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case StoreException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case null, default -> throw new IllegalStateException("A question failed in an odd way.", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.CANCELLED, Operation.INSPECT, null, "Cancelled", "The run was stopped.", e);
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
