package decant.store;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Collects the entries of one page in the order the store answered them, and refuses an order that is not strictly
 * ascending: a page that goes back or repeats itself would make a merge skip keys without a word. For one thread.
 */
public final class ListPageBuilder {
    private static final int KEY_BYTES_GUESS = 64;

    private final String store;
    private final @Nullable ObjectKey after;

    int count;
    byte[] keyBytes;
    int[] keyEnds;
    long[] sizes;
    long[] lastModifiedSeconds;
    long[] etagHighs;
    long[] etagLows;
    int[] etagParts;
    @Nullable ETag @Nullable [] verbatimEtags;
    StorageClass[] storageClasses;
    private int keyBytesUsed;

    /**
     * @param store name of the store, for messages
     * @param after the key the listing was asked to begin after
     * @param capacity entries expected; more fit
     */
    public ListPageBuilder(String store, @Nullable ObjectKey after, int capacity) {
        this.store = store;
        this.after = after;
        this.keyBytes = new byte[Math.max(1, capacity) * KEY_BYTES_GUESS];
        this.keyEnds = new int[Math.max(1, capacity)];
        this.sizes = new long[keyEnds.length];
        this.lastModifiedSeconds = new long[keyEnds.length];
        this.etagHighs = new long[keyEnds.length];
        this.etagLows = new long[keyEnds.length];
        this.etagParts = new int[keyEnds.length];
        this.storageClasses = new StorageClass[keyEnds.length];
    }

    /** Adds an entry from its parts. The key is relative to the store's prefix. */
    public void add(ObjectKey key, Content content) throws StoreException {
        byte[] utf8 = key.toUtf8();
        add(
                utf8,
                0,
                utf8.length,
                content.size(),
                content.lastModified().getEpochSecond(),
                content.etag(),
                content.storageClass());
    }

    /** Adds an entry whose key lies in a buffer and whose ETag has no usual form. */
    public void add(
            byte[] utf8, int begin, int end, long size, long modifiedSeconds, ETag etag, StorageClass storageClass)
            throws StoreException {
        add(utf8, begin, end, size, modifiedSeconds, etag.high(), etag.low(), etag.parts(), storageClass);
        if (etag.verbatim() != null) {
            if (verbatimEtags == null) {
                verbatimEtags = new ETag[keyEnds.length];
            }
            verbatimEtags[count - 1] = etag;
        }
    }

    /** Adds an entry whose key lies in a buffer and whose ETag is given by its two halves and part count. */
    public void add(
            byte[] utf8,
            int begin,
            int end,
            long size,
            long modifiedSeconds,
            long etagHigh,
            long etagLow,
            int etagPartCount,
            StorageClass storageClass)
            throws StoreException {
        requireAscending(utf8, begin, end);
        if (count == keyEnds.length) {
            growEntries();
        }
        int length = end - begin;
        if (keyBytesUsed + length > keyBytes.length) {
            keyBytes = Arrays.copyOf(keyBytes, Math.max(keyBytes.length * 2, keyBytesUsed + length));
        }
        System.arraycopy(utf8, begin, keyBytes, keyBytesUsed, length);
        keyBytesUsed += length;
        keyEnds[count] = keyBytesUsed;
        sizes[count] = size;
        lastModifiedSeconds[count] = modifiedSeconds;
        etagHighs[count] = etagHigh;
        etagLows[count] = etagLow;
        etagParts[count] = etagPartCount;
        storageClasses[count] = storageClass;
        count++;
    }

    private void requireAscending(byte[] utf8, int begin, int end) throws StoreException {
        boolean ascending;
        if (count > 0) {
            int previousBegin = count == 1 ? 0 : keyEnds[count - 2];
            ascending = Arrays.compareUnsigned(keyBytes, previousBegin, keyBytesUsed, utf8, begin, end) < 0;
        } else {
            ascending = after == null || after.compareToUtf8(utf8, begin, end) < 0;
        }
        if (!ascending) {
            ObjectKey key = ObjectKey.ofUtf8(utf8, begin, end);
            throw new StoreException(
                    StoreException.Kind.CORRUPT,
                    Operation.LIST,
                    key,
                    "ListingOutOfOrder",
                    store
                            + " listed \""
                            + key
                            + "\" out of order or twice; such a listing cannot be trusted to be whole.",
                    null);
        }
    }

    private void growEntries() {
        int capacity = keyEnds.length * 2;
        keyEnds = Arrays.copyOf(keyEnds, capacity);
        sizes = Arrays.copyOf(sizes, capacity);
        lastModifiedSeconds = Arrays.copyOf(lastModifiedSeconds, capacity);
        etagHighs = Arrays.copyOf(etagHighs, capacity);
        etagLows = Arrays.copyOf(etagLows, capacity);
        etagParts = Arrays.copyOf(etagParts, capacity);
        storageClasses = Arrays.copyOf(storageClasses, capacity);
        if (verbatimEtags != null) {
            verbatimEtags = Arrays.copyOf(verbatimEtags, capacity);
        }
    }

    /**
     * The page. The builder must not be used afterwards.
     *
     * @param truncated whether the store said that more keys follow; it must then have named at least one
     */
    public ListPage build(boolean truncated) throws StoreException {
        if (truncated && count == 0) {
            throw new StoreException(
                    StoreException.Kind.CORRUPT,
                    Operation.LIST,
                    after,
                    "EmptyTruncatedPage",
                    store + " answered an empty page and says that more follows; there is no way to go on from it.",
                    null);
        }
        return ListPage.of(this, truncated);
    }
}
