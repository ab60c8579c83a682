package decant.simulator.bucket;

import decant.model.ObjectKey;
import decant.simulator.synthetic.SyntheticObjects;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Visits the keys of a bucket page by page, rolling up those that share what lies before a delimiter. */
public final class Lister {
    /** Most keys and common prefixes of a page. */
    public static final int MAX_KEYS = 1000;

    private final ObjectIndex index;
    private final @Nullable SyntheticObjects synthetic;
    private final byte[] prefix;
    private final byte[] delimiter;
    private final ListVisitor visitor;

    /**
     * @param prefix keys begin with these bytes
     * @param delimiter keys that hold it behind the prefix are rolled up; empty for none
     */
    Lister(
            ObjectIndex index,
            @Nullable SyntheticObjects synthetic,
            byte[] prefix,
            byte[] delimiter,
            ListVisitor visitor) {
        this.index = index;
        this.synthetic = synthetic;
        this.prefix = prefix;
        this.delimiter = delimiter;
        this.visitor = visitor;
    }

    /** Visits the page of keys greater than these bytes. */
    public Listing pageAfter(byte[] begin, int maxKeys) {
        return page(begin, false, maxKeys);
    }

    /** Visits the page of keys behind all those that begin with these bytes. */
    public Listing pageBehind(byte[] commonPrefix, int maxKeys) {
        return page(successor(commonPrefix), true, maxKeys);
    }

    private Listing page(byte[] begin, boolean inclusive, int maxKeys) {
        boolean fromPrefix = Arrays.compareUnsigned(begin, prefix) < 0;
        IndexCursor cursor = fromPrefix ? index.cursor(prefix, true) : index.cursor(begin, inclusive);
        int count = 0;
        ObjectKey last = ObjectKey.of("");
        boolean lastIsPrefix = false;
        boolean more = maxKeys > 0 && advance(cursor);
        while (more && count < maxKeys) {
            int rolledUp = rolledUpLength(cursor);
            lastIsPrefix = rolledUp >= 0;
            if (lastIsPrefix) {
                byte[] commonPrefix = Arrays.copyOf(cursor.keyBytes(), rolledUp);
                last = ObjectKey.ofUtf8(commonPrefix, 0, rolledUp);
                visitor.commonPrefix(commonPrefix, rolledUp);
                cursor.seek(successor(commonPrefix), true);
            } else {
                if (count == maxKeys - 1) {
                    last = ObjectKey.ofUtf8(cursor.keyBytes(), 0, cursor.keyLength());
                }
                visit(cursor);
            }
            count++;
            more = advance(cursor);
        }
        return new Listing(count, more, last, lastIsPrefix);
    }

    private boolean advance(IndexCursor cursor) {
        return cursor.advance()
                && cursor.keyLength() >= prefix.length
                && Arrays.equals(cursor.keyBytes(), 0, prefix.length, prefix, 0, prefix.length);
    }

    private void visit(IndexCursor cursor) {
        StoredObject object = cursor.object();
        if (object != null) {
            visitor.stored(cursor.keyBytes(), cursor.keyLength(), object);
        } else if (synthetic != null) {
            visitor.synthetic(cursor.keyBytes(), cursor.keyLength(), synthetic, cursor.rank());
        }
    }

    /** Length of the common prefix that the key at hand belongs to, or -1. */
    private int rolledUpLength(IndexCursor cursor) {
        if (delimiter.length == 0) {
            return -1;
        }
        byte[] key = cursor.keyBytes();
        for (int at = prefix.length; at + delimiter.length <= cursor.keyLength(); at++) {
            if (Arrays.equals(key, at, at + delimiter.length, delimiter, 0, delimiter.length)) {
                return at + delimiter.length;
            }
        }
        return -1;
    }

    /** The smallest text that is greater than all that begin with this one, which is UTF-8 and so holds no 0xFF. */
    private static byte[] successor(byte[] text) {
        byte[] successor = text.clone();
        successor[successor.length - 1]++;
        return successor;
    }
}
