package decant.cli.verb;

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
import org.jspecify.annotations.Nullable;

/** What a migration has written for itself below its folder in both buckets, and nothing of the application's. */
record Traces(OpenPair pair) {
    private static final int PAGE_KEYS = 1000;

    /**
     * Removes it, the object that says that the migration is finished last.
     *
     * @return what is left, as people write it
     */
    List<String> remove() throws StoreException {
        remove(pair.liveLink().source(), pair.atSource());
        remove(pair.liveLink().target(), pair.atTarget());
        removeWithVersions(pair.atTarget(), ControlObject.KEY);
        List<String> left = new ArrayList<>();
        left.addAll(names(pair.liveLink().source(), pair.atSource()));
        left.addAll(names(pair.liveLink().target(), pair.atTarget()));
        return left;
    }

    private static void remove(ObjectStore store, OwnObjects own) throws StoreException {
        for (ObjectKey key : keys(store)) {
            if (!key.equals(ControlObject.KEY)) {
                removeWithVersions(own, key);
            }
        }
    }

    private static void removeWithVersions(OwnObjects own, ObjectKey key) throws StoreException {
        try {
            own.removeVersions(key, true);
        } catch (StoreException _) {
            // A store without versions, or credentials that may not list them.
            own.remove(key);
        }
    }

    private static List<String> names(ObjectStore store, OwnObjects own) throws StoreException {
        return keys(store).stream().map(key -> own.name() + key).toList();
    }

    private static List<ObjectKey> keys(ObjectStore store) throws StoreException {
        List<ObjectKey> keys = new ArrayList<>();
        @Nullable ObjectKey after = ObjectKey.of(ReservedKeys.FOLDER);
        while (after != null) {
            ListPage page = store.list(after, PAGE_KEYS);
            after = page.isTruncated() && page.count() > 0 ? page.lastKey() : null;
            for (int i = 0; i < page.count(); i++) {
                if (!page.key(i).toString().startsWith(ReservedKeys.FOLDER)) {
                    return keys;
                }
                keys.add(page.key(i));
            }
        }
        return keys;
    }
}
