package decant.backfill;

import decant.ledger.KeySettlement;
import decant.ledger.Ledger;
import decant.ledger.PendingKey;
import decant.model.KeyFilter;
import decant.model.ObjectKey;
import decant.model.ReservedKeys;
import decant.store.ListPage;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.OwnObjects;
import decant.store.Precondition;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keys that a follower with little time leaves to the next pass, which has more of it: for each it writes an empty
 * object at the target, whose name is a folder and the key. They become pending keys of a ledger, and only then their
 * objects go. What is written again meanwhile loses nothing, since a key is worked on after its object was removed.
 */
public final class HandedOverKeys {
    /** What the names of the objects begin with. */
    public static final String FOLDER = ReservedKeys.FOLDER + "pending/";

    /** The cause of such pending keys. */
    static final String CAUSE = "handed over";

    private static final int PAGE_KEYS = 1000;

    private HandedOverKeys() {}

    /** Writes a key down, by one remote call. When it returns, the key may be forgotten. */
    public static void write(OwnObjects target, ObjectKey key) throws StoreException {
        target.write(note(key), "", Precondition.NONE);
    }

    private static ObjectKey note(ObjectKey key) throws StoreException {
        try {
            return ObjectKey.of(FOLDER + key);
        } catch (IllegalArgumentException e) {
            String message = "\"" + key + "\" is too long to be written down below " + FOLDER + ".";
            throw new StoreException(Kind.INVALID, Operation.INSPECT, key, "KeyTooLong", message, e);
        }
    }

    /**
     * Takes them over; returns how many.
     *
     * @param target lists them
     * @param own removes them
     * @param filter keys it leaves out stay where they are
     * @param lateLanding longest time after which a request without an answer can still take effect: the follower may
     *     have sent one just before
     */
    public static long take(ObjectStore target, OwnObjects own, KeyFilter filter, Ledger ledger, Duration lateLanding)
            throws StoreException {
        long taken = 0;
        @Nullable ObjectKey after = ObjectKey.of(FOLDER);
        while (after != null) {
            ListPage page = target.list(after, PAGE_KEYS);
            after = page.isTruncated() && page.count() > 0 ? page.lastKey() : null;
            for (int i = 0; i < page.count(); i++) {
                ObjectKey note = page.key(i);
                String name = note.toString();
                if (!name.startsWith(FOLDER)) {
                    return taken;
                }
                ObjectKey key = ObjectKey.of(name.substring(FOLDER.length()));
                if (filter.includes(key)) {
                    Instant safe = Instant.ofEpochSecond(page.lastModifiedSeconds(i)).plus(lateLanding);
                    PendingKey pending = new PendingKey(key, CAUSE, 0, safe);
                    ledger.settle(new KeySettlement(key, new KeySettlement.Fate.Pending(pending), null, Map.of()));
                    own.remove(note);
                    taken++;
                }
            }
        }
        return taken;
    }
}
