package decant.lambda;

import decant.s3.plan.Unplannable;
import decant.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Opens the buckets when they are first needed, on a thread of its own: a store that does not answer must not keep the
 * function from doing so in time. What failed is tried again by the next invocation. Safe for any number of threads.
 */
final class Opening {
    /** How it is done. */
    @FunctionalInterface
    interface Opener {
        Setup open() throws StoreException, Unplannable;
    }

    private final Opener opener;
    private @Nullable FutureTask<Setup> opened;

    Opening(Opener opener) {
        this.opener = opener;
    }

    /**
     * What was opened, if need be now.
     *
     * @throws NotSettled with a sentence if it could not be opened, or not in time
     */
    Setup await(Duration patience) throws InterruptedException {
        FutureTask<Setup> begun = begun();
        try {
            return begun.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new NotSettled("The buckets could not be opened within " + patience.toMillis() + " ms.");
        } catch (ExecutionException e) {
            forget(begun);
            throw switch (e.getCause()) {
                case StoreException failure -> new NotSettled(String.valueOf(failure.getMessage()));
                case Unplannable refusal ->
                        new NotSettled(
                                refusal.sentence()
                                        + " (Of this function, --acl is "
                                        + Variable.ACL
                                        + " and --non-public is "
                                        + Variable.NON_PUBLIC
                                        + ".)");
                case RuntimeException failure -> failure;
                case null, default -> new IllegalStateException("The buckets could not be opened.", e);
            };
        }
    }

    private synchronized FutureTask<Setup> begun() {
        FutureTask<Setup> begun = opened;
        if (begun == null) {
            begun = new FutureTask<>(opener::open);
            opened = begun;
            Thread.ofVirtual().name("opening").start(begun);
        }
        return begun;
    }

    private synchronized void forget(FutureTask<Setup> failed) {
        if (failed.equals(opened)) {
            opened = null;
        }
    }

    /** Closes what was opened; the next to ask for it opens it anew. */
    void close() throws InterruptedException {
        FutureTask<Setup> begun;
        synchronized (this) {
            begun = opened;
            opened = null;
        }
        if (begun != null) {
            try {
                begun.get().close();
            } catch (ExecutionException _) {
                // There is nothing to close.
            }
        }
    }
}
