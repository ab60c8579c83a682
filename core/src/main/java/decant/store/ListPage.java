package decant.store;

import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing in columns: some fifty bytes and the key's own an entry, no object per entry until one is asked
 * for, so that passes over a billion keys cost what reading them costs.
 *
 * <p>Keys are strictly ascending in the order of their UTF-8 bytes; a page that is not cannot be built. Immutable.
 */
public final class ListPage {
    private final int count;
    private final byte[] keyBytes;
    private final int[] keyEnds;
    private final long[] sizes;
    private final long[] lastModifiedSeconds;
    private final long[] etagHighs;
    private final long[] etagLows;
    private final int[] etagParts;
    private final @Nullable ETag @Nullable [] verbatimEtags;
    private final StorageClass[] storageClasses;
    private final boolean truncated;

    private ListPage(ListPageBuilder b, boolean truncated) {
        this.count = b.count;
        this.keyBytes = b.keyBytes;
        this.keyEnds = b.keyEnds;
        this.sizes = b.sizes;
        this.lastModifiedSeconds = b.lastModifiedSeconds;
        this.etagHighs = b.etagHighs;
        this.etagLows = b.etagLows;
        this.etagParts = b.etagParts;
        this.verbatimEtags = b.verbatimEtags;
        this.storageClasses = b.storageClasses;
        this.truncated = truncated;
    }

    private ListPage(ListPage page, int begin) {
        int skipped = page.keyBegin(begin);
        this.count = page.count - begin;
        this.keyBytes = Arrays.copyOfRange(page.keyBytes, skipped, page.keyBegin(page.count));
        this.keyEnds = Arrays.copyOfRange(page.keyEnds, begin, page.count);
        Arrays.setAll(keyEnds, index -> keyEnds[index] - skipped);
        this.sizes = Arrays.copyOfRange(page.sizes, begin, page.count);
        this.lastModifiedSeconds = Arrays.copyOfRange(page.lastModifiedSeconds, begin, page.count);
        this.etagHighs = Arrays.copyOfRange(page.etagHighs, begin, page.count);
        this.etagLows = Arrays.copyOfRange(page.etagLows, begin, page.count);
        this.etagParts = Arrays.copyOfRange(page.etagParts, begin, page.count);
        this.verbatimEtags =
                page.verbatimEtags == null ? null : Arrays.copyOfRange(page.verbatimEtags, begin, page.count);
        this.storageClasses = Arrays.copyOfRange(page.storageClasses, begin, page.count);
        this.truncated = page.truncated;
    }

    static ListPage of(ListPageBuilder builder, boolean truncated) {
        return new ListPage(builder, truncated);
    }

    /** Number of entries, 0..1,000. */
    public int count() {
        return count;
    }

    /** Whether more keys follow the last one. */
    public boolean isTruncated() {
        return truncated;
    }

    public ObjectKey key(int index) {
        return ObjectKey.ofUtf8(keyBytes, keyBegin(index), keyEnds[index]);
    }

    /** The key to list the next page after; the page must not be empty. */
    public ObjectKey lastKey() {
        return key(count - 1);
    }

    /** Size in bytes. */
    public long size(int index) {
        return sizes[index];
    }

    public long lastModifiedSeconds(int index) {
        return lastModifiedSeconds[index];
    }

    public StorageClass storageClass(int index) {
        return storageClasses[index];
    }

    public ETag etag(int index) {
        ETag verbatim = verbatimEtags == null ? null : verbatimEtags[index];
        return verbatim != null ? verbatim : ETag.ofMd5(etagHighs[index], etagLows[index], etagParts[index]);
    }

    /** All that the listing says of an entry. */
    public Content content(int index) {
        return new Content(
                etag(index),
                sizes[index],
                Instant.ofEpochSecond(lastModifiedSeconds[index]),
                storageClasses[index],
                null);
    }

    /** Order of an entry's key against another page's. */
    public int compareKeys(int index, ListPage other, int otherIndex) {
        return Arrays.compareUnsigned(
                keyBytes,
                keyBegin(index),
                keyEnds[index],
                other.keyBytes,
                other.keyBegin(otherIndex),
                other.keyEnds[otherIndex]);
    }

    /** Order of an entry's key against a key. */
    public int compareKey(int index, ObjectKey key) {
        return -key.compareToUtf8(keyBytes, keyBegin(index), keyEnds[index]);
    }

    /** Whether both entries have the same ETag, size and storage class. */
    public boolean isSameContent(int index, ListPage other, int otherIndex) {
        return isSameBytes(index, other, otherIndex) && storageClasses[index].equals(other.storageClasses[otherIndex]);
    }

    /** Whether both entries have the same ETag and size. */
    public boolean isSameBytes(int index, ListPage other, int otherIndex) {
        return sizes[index] == other.sizes[otherIndex]
                && etagHighs[index] == other.etagHighs[otherIndex]
                && etagLows[index] == other.etagLows[otherIndex]
                && etagParts[index] == other.etagParts[otherIndex]
                && Objects.equals(verbatim(index), other.verbatim(otherIndex));
    }

    private @Nullable ETag verbatim(int index) {
        return verbatimEtags == null ? null : verbatimEtags[index];
    }

    /** Number of entries with keys up to and including {@code through}; all of them where that is {@code null}. */
    public int countThrough(@Nullable ObjectKey through) {
        if (through == null || count == 0 || compareKey(count - 1, through) <= 0) {
            return count;
        }
        int low = 0;
        int high = count - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compareKey(middle, through) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The entries from an index on, as a page of their own. */
    public ListPage tail(int begin) {
        return begin == 0 ? this : new ListPage(this, begin);
    }

    private int keyBegin(int index) {
        return index == 0 ? 0 : keyEnds[index - 1];
    }
}
