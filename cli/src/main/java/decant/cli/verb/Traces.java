package decant.cli.verb;

import decant.cli.buckets.Gates;
import decant.cli.buckets.OpenPair;
import decant.migration.ControlObject;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.OwnObjects;
import decant.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** What a migration has written for itself below its folder in both buckets, and nothing of the application's. */
record Traces(Side source, Side target, ThreadFactory threads) {
    /** Removals under way at once: receipts may be as many as keys. */
    static final int AT_ONCE = 32;

    private static final int PAGE_KEYS = 1000;

    /** One bucket, and the program's own objects in it. */
    record Side(ObjectStore store, OwnObjects own) {}

    /** Those of two open buckets: each removal takes its turn, and is made again where that may help. */
    static Traces of(OpenPair pair, Gates gates, ThreadFactory threads) {
        return new Traces(
                new Side(pair.liveLink().source(), gates.reversed().ownAtTarget(pair.atSource())),
                new Side(pair.liveLink().target(), gates.ownAtTarget(pair.atTarget())),
                threads);
    }

    /**
     * Removes it, the object that says that the migration is finished last.
     *
     * @return what is left, as people write it
     */
    List<String> remove() throws StoreException, InterruptedException {
        try (ExecutorService removers = Executors.newFixedThreadPool(AT_ONCE, threads)) {
            remove(source, removers);
            remove(target, removers);
        }
        removeWithVersions(target.own(), ControlObject.KEY);
        List<String> left = new ArrayList<>();
        left.addAll(names(source));
        left.addAll(names(target));
        return left;
    }

    private static void remove(Side side, ExecutorService removers) throws StoreException, InterruptedException {
        @Nullable ObjectKey after = ObjectKey.of(ReservedKeys.FOLDER);
        while (after != null) {
            List<ObjectKey> keys = new ArrayList<>();
            after = page(side.store(), after, keys);
            List<Callable<Boolean>> removals = new ArrayList<>();
            for (ObjectKey key : keys) {
                if (!key.equals(ControlObject.KEY)) {
                    removals.add(() -> removeWithVersions(side.own(), key));
                }
            }
            for (Future<Boolean> removal : removers.invokeAll(removals)) {
                await(removal);
            }
        }
    }

    private static void await(Future<Boolean> removal) throws StoreException, InterruptedException {
        try {
            removal.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreException failure) {
                throw failure;
            }
            throw new IllegalStateException("A removal has failed in a way that stores do not fail.", e);
        }
    }

    private static boolean removeWithVersions(OwnObjects own, ObjectKey key) throws StoreException {
        try {
            own.removeVersions(key, true);
        } catch (StoreException _) {
            // A store without versions, or credentials that may not list them.
            own.remove(key);
        }
        return true;
    }

    private static List<String> names(Side side) throws StoreException {
        List<ObjectKey> keys = new ArrayList<>();
        @Nullable ObjectKey after = ObjectKey.of(ReservedKeys.FOLDER);
        while (after != null) {
            after = page(side.store(), after, keys);
        }
        return keys.stream().map(key -> side.own().name() + key).toList();
    }

    /** Adds a page of keys below the folder, and says after which the next one begins; {@code null} after the last. */
    private static @Nullable ObjectKey page(ObjectStore store, ObjectKey after, List<ObjectKey> keys)
            throws StoreException {
        ListPage page = store.list(after, PAGE_KEYS);
        for (int i = 0; i < page.count(); i++) {
            if (!page.key(i).toString().startsWith(ReservedKeys.FOLDER)) {
                return null;
            }
            keys.add(page.key(i));
        }
        return page.isTruncated() && page.count() > 0 ? page.lastKey() : null;
    }
}
