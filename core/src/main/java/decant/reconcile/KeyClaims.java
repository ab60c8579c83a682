package decant.reconcile;

import decant.model.ObjectKey;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;

/**
 * Who works on a key: no two actors of one process at once. Where they share these claims, the second waits until the
 * first is done with the key. It costs a look into a table a key; only keys in work are in it. Safe for any number of
 * threads, meant for virtual ones.
 */
public final class KeyClaims {
    private final ConcurrentMap<ObjectKey, CountDownLatch> held = new ConcurrentHashMap<>();

    /** Nobody works on any key yet. */
    public KeyClaims() {}

    /** Work on one key. */
    @FunctionalInterface
    public interface Work<T> {
        T run() throws StoreException;
    }

    /**
     * Works on a key as the only one. A key must not be claimed again within the work.
     *
     * @throws StoreException that the work threw, or of kind {@code CANCELLED} if the thread was interrupted before it
     */
    public <T> T alone(ObjectKey key, Work<T> work) throws StoreException {
        CountDownLatch mine = new CountDownLatch(1);
        CountDownLatch others = held.putIfAbsent(key, mine);
        while (others != null) {
            await(key, others);
            others = held.putIfAbsent(key, mine);
        }
        try {
            return work.run();
        } finally {
            held.remove(key, mine);
            mine.countDown();
        }
    }

    private static void await(ObjectKey key, CountDownLatch others) throws StoreException {
        try {
            others.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    Kind.CANCELLED,
                    Operation.INSPECT,
                    key,
                    "Cancelled",
                    "Stopped while somebody else worked on the key.",
                    null);
        }
    }

    /** Keys in work now. */
    public int count() {
        return held.size();
    }
}
