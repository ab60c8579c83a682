package decant.s3.listing;

import decant.model.StorageClass;
import decant.store.ListPageBuilder;
import decant.store.StoreException;

/** Reads one {@code <Contents>} after the other; its fields may stand in any order. */
final class EntryScan {
    /** About the shortest entry met: a short key, no owner, no checksum. A guess for sizing, not a limit. */
    static final int USUAL_BYTES = 200;

    private static final int KEY = 1;
    private static final int SIZE = 2;
    private static final int LAST_MODIFIED = 4;
    private static final int ETAG = 8;
    private static final int REQUIRED = KEY | SIZE | LAST_MODIFIED | ETAG;
    private static final int STORAGE_CLASS = 16;

    private final KeyReader key;
    private final ETagReader etag = new ETagReader();
    private final StorageClassReader storageClasses = new StorageClassReader();
    private final Text text = new Text();

    private int seen;
    private long size;
    private long modifiedSeconds;
    private StorageClass storageClass = StorageClass.STANDARD;

    EntryScan(KeyReader key) {
        this.key = key;
    }

    /** The cursor must have entered the element. */
    void read(XmlCursor cursor, ListPageBuilder builder) throws UnreadablePage, StoreException {
        seen = 0;
        storageClass = StorageClass.STANDARD;
        while (cursor.enterChild()) {
            readField(cursor);
        }
        if ((seen & REQUIRED) != REQUIRED) {
            throw new UnreadablePage("an entry has no " + missing());
        }
        if (etag.verbatim() == null) {
            builder.add(
                    key.bytes(),
                    key.begin(),
                    key.end(),
                    size,
                    modifiedSeconds,
                    etag.high(),
                    etag.low(),
                    etag.parts(),
                    storageClass);
        } else {
            builder.add(key.bytes(), key.begin(), key.end(), size, modifiedSeconds, etag.verbatim(), storageClass);
        }
    }

    private void readField(XmlCursor cursor) throws UnreadablePage {
        if (cursor.is(Names.KEY)) {
            begin(KEY, cursor);
            key.read(text.resolve());
        } else if (cursor.is(Names.SIZE)) {
            begin(SIZE, cursor);
            size = Numbers.read(text.resolve(), Long.MAX_VALUE);
        } else if (cursor.is(Names.ETAG)) {
            begin(ETAG, cursor);
            etag.read(text);
        } else if (cursor.is(Names.LAST_MODIFIED)) {
            begin(LAST_MODIFIED, cursor);
            modifiedSeconds = Times.readSeconds(text.resolve());
        } else if (cursor.is(Names.STORAGE_CLASS)) {
            begin(STORAGE_CLASS, cursor);
            storageClass = storageClasses.read(text.resolve());
        } else {
            cursor.skip();
        }
    }

    private void begin(int field, XmlCursor cursor) throws UnreadablePage {
        if ((seen & field) != 0) {
            throw new UnreadablePage("an entry has a second <" + cursor.name() + ">");
        }
        seen |= field;
        cursor.readText(text);
    }

    private String missing() {
        if ((seen & KEY) == 0) {
            return "Key";
        }
        if ((seen & SIZE) == 0) {
            return "Size";
        }
        return (seen & ETAG) == 0 ? "ETag" : "LastModified";
    }
}
