package decant.simulator.bucket;

import decant.model.ObjectKey;
import decant.simulator.bucket.ObjectIndex.Slot;
import decant.simulator.synthetic.KeySpace;
import decant.simulator.synthetic.SyntheticObjects;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the keys of an index in order, merging what was written with what is synthetic. The key at hand lies in
 * one buffer that is used again for the next, since most cursors pass a thousand synthetic keys. For one thread.
 */
final class IndexCursor {
    private final NavigableMap<ObjectKey, Slot> written;
    private final @Nullable SyntheticObjects synthetic;

    private Iterator<Map.Entry<ObjectKey, Slot>> slots;
    private @Nullable ObjectKey slotKey;
    private @Nullable StoredObject slotObject;
    private long nextRank;

    /** -1 where no synthetic key is left. */
    private int syntheticLength = -1;

    private final byte[] syntheticKey = new byte[KeySpace.MAX_KEY_BYTES];

    private boolean atSynthetic;
    private @Nullable StoredObject current;
    private byte[] currentKey = new byte[0];

    IndexCursor(
            NavigableMap<ObjectKey, Slot> written,
            @Nullable SyntheticObjects synthetic,
            byte[] begin,
            boolean inclusive) {
        this.written = written;
        this.synthetic = synthetic;
        this.slots = Collections.emptyIterator();
        seek(begin, inclusive);
    }

    /** Goes to before the first key greater than, or equal where inclusive, these bytes. */
    void seek(byte[] begin, boolean inclusive) {
        // A key has at most 1,024 bytes, so one that is greater than a longer text is greater than its beginning.
        int length = Math.min(begin.length, ObjectKey.MAX_BYTES);
        boolean includes = inclusive && length == begin.length;
        slots = written.tailMap(ObjectKey.ofUtf8(begin, 0, length), includes).entrySet().iterator();
        nextSlot();
        atSynthetic = false;
        if (synthetic != null) {
            nextRank = synthetic.rankOf(includes ? begin : Arrays.copyOf(begin, length + 1));
            writeSynthetic();
        }
    }

    /** Goes to the next key; there may be none. */
    boolean advance() {
        if (atSynthetic) {
            nextSynthetic();
        }
        while (true) {
            int order = orderOfHeads();
            if (order < 0) {
                atSynthetic = true;
                current = null;
                return true;
            }
            if (slotKey == null) {
                return false;
            }
            if (order == 0) {
                nextSynthetic();
            }
            currentKey = slotKey.toUtf8();
            current = slotObject;
            nextSlot();
            if (current != null) {
                return true;
            }
        }
    }

    /** Whether the synthetic head comes before the written one (negative), is the same key (0) or comes after it. */
    private int orderOfHeads() {
        if (syntheticLength < 0) {
            return 1;
        }
        return slotKey == null ? -1 : -slotKey.compareToUtf8(syntheticKey, 0, syntheticLength);
    }

    /** The written object at hand, or {@code null} where a synthetic one is at hand. */
    @Nullable StoredObject object() {
        return current;
    }

    /** The bytes of the key at hand, and more behind them; valid until the cursor moves. */
    byte[] keyBytes() {
        return atSynthetic ? syntheticKey : currentKey;
    }

    /** Number of bytes of the key at hand. */
    int keyLength() {
        return atSynthetic ? syntheticLength : currentKey.length;
    }

    /** Rank of the synthetic object at hand. */
    long rank() {
        return nextRank;
    }

    private void nextSynthetic() {
        atSynthetic = false;
        nextRank++;
        writeSynthetic();
    }

    private void writeSynthetic() {
        syntheticLength =
                synthetic != null && nextRank < synthetic.size() ? synthetic.writeKey(nextRank, syntheticKey, 0) : -1;
    }

    private void nextSlot() {
        if (slots.hasNext()) {
            Map.Entry<ObjectKey, Slot> entry = slots.next();
            slotKey = entry.getKey();
            slotObject = entry.getValue().object();
        } else {
            slotKey = null;
            slotObject = null;
        }
    }
}
