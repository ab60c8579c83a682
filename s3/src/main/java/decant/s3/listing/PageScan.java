package decant.s3.listing;

import decant.store.ListPage;
import decant.store.ListPageBuilder;
import decant.store.StoreException;

/** Reads one {@code <ListBucketResult>}: what it says of itself, and its entries. */
final class PageScan {
    private static final long UNSAID = -1;

    private final XmlCursor cursor;
    private final byte[] prefix;
    private final int limit;
    private final Text text = new Text();

    private int entries;
    private long keyCount = UNSAID;
    private long maxKeys = UNSAID;
    private boolean truncationSaid;
    private boolean truncated;
    private boolean encodingSaid;
    private boolean urlEncoded;

    /** The cursor must have entered the element. */
    PageScan(XmlCursor cursor, byte[] prefix, int limit) {
        this.cursor = cursor;
        this.prefix = prefix;
        this.limit = limit;
    }

    ListPage read(ListPageBuilder builder) throws UnreadablePage, StoreException {
        EntryScan entry = null;
        while (cursor.enterChild()) {
            if (cursor.is(Names.CONTENTS)) {
                if (entry == null) {
                    entry = new EntryScan(new KeyReader(prefix, encodingSaid ? urlEncoded : isUrlEncodedFurtherOn()));
                }
                countEntry();
                entry.read(cursor, builder);
            } else {
                readHeader();
            }
        }
        requireConsistency();
        return builder.build(truncated);
    }

    private void readHeader() throws UnreadablePage {
        if (cursor.is(Names.IS_TRUNCATED)) {
            requireFirst(!truncationSaid);
            truncationSaid = true;
            truncated = readBoolean();
        } else if (cursor.is(Names.ENCODING_TYPE)) {
            requireFirst(!encodingSaid);
            encodingSaid = true;
            urlEncoded = readEncoding(cursor);
        } else if (cursor.is(Names.KEY_COUNT)) {
            requireFirst(keyCount == UNSAID);
            keyCount = readCount();
        } else if (cursor.is(Names.MAX_KEYS)) {
            requireFirst(maxKeys == UNSAID);
            maxKeys = readCount();
        } else if (cursor.is(Names.COMMON_PREFIXES)) {
            requireNothingRolledUp();
        } else {
            cursor.skip();
        }
    }

    private void requireFirst(boolean first) throws UnreadablePage {
        if (!first) {
            throw new UnreadablePage("it holds a second <" + cursor.name() + ">");
        }
    }

    private void countEntry() throws UnreadablePage {
        if (entries == limit) {
            throw new UnreadablePage("it holds more than the " + limit + " keys asked for");
        }
        entries++;
    }

    private boolean readBoolean() throws UnreadablePage {
        cursor.readText(text);
        return switch (text.resolve().toString()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnreadablePage("IsTruncated is " + text.quoted() + ", neither true nor false");
        };
    }

    private long readCount() throws UnreadablePage {
        cursor.readText(text);
        return Numbers.read(text.resolve(), Integer.MAX_VALUE);
    }

    /** Some stores say how keys are encoded after the keys themselves, some never do. */
    private boolean isUrlEncodedFurtherOn() throws UnreadablePage {
        XmlCursor ahead = cursor.fork();
        ahead.skip();
        while (ahead.enterChild()) {
            if (ahead.is(Names.ENCODING_TYPE)) {
                return readEncoding(ahead);
            }
            ahead.skip();
        }
        return false;
    }

    private boolean readEncoding(XmlCursor at) throws UnreadablePage {
        at.readText(text);
        return switch (text.resolve().toString()) {
            case "url" -> true;
            case "" -> false;
            default -> throw new UnreadablePage("EncodingType is " + text.quoted() + ", which was not asked for");
        };
    }

    /** An empty element is a habit of some writers; one with content stands for keys that are not listed. */
    private void requireNothingRolledUp() throws UnreadablePage {
        if (cursor.enterChild()) {
            throw new UnreadablePage("keys are rolled up under CommonPrefixes though no delimiter was sent");
        }
    }

    private void requireConsistency() throws UnreadablePage {
        if (!truncationSaid) {
            throw new UnreadablePage("it does not say whether more keys follow: IsTruncated is missing");
        }
        if (keyCount != UNSAID && keyCount != entries) {
            throw new UnreadablePage("it says that it holds " + keyCount + " keys and holds " + entries);
        }
        if (maxKeys != UNSAID && maxKeys < entries) {
            throw new UnreadablePage("it says that it holds at most " + maxKeys + " keys and holds " + entries);
        }
    }
}
