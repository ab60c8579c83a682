package decant.audit;

import decant.model.KeyRange;
import decant.store.StoreException;

/**
 * Lists a range by other code than the store port's: the SDK's own client, one page after the other. Keys are relative
 * to the same prefix.
 */
@FunctionalInterface
public interface IndependentLister {
    /** Takes entries in the order in which they are listed. */
    @FunctionalInterface
    interface Entries {
        void entry(String key, long sizeBytes, String etag);
    }

    /** Lists every key of the range. */
    void list(KeyRange range, Entries entries) throws StoreException;
}
