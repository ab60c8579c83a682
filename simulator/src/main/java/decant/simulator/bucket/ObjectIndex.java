package decant.simulator.bucket;

import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.StorageClass;
import decant.simulator.synthetic.KeySpace;
import decant.simulator.synthetic.SyntheticObjects;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a bucket by key: those really written, laid over a synthetic key space where the bucket has one. Reads
 * never wait; each change of a key is atomic.
 */
public final class ObjectIndex {
    private static final ObjectHeaders SYNTHETIC_HEADERS =
            ObjectHeaders.of(Map.of("content-type", "image/jpeg"), Map.of());

    /** What was written over a key; without an object where a synthetic one was removed. */
    record Slot(@Nullable StoredObject object) {}

    /** A change of one key, which sees what is there and cannot be overtaken. */
    @FunctionalInterface
    public interface Change {
        /**
         * Decides what is to be there, {@code null} for nothing.
         *
         * @param current what is there, {@code null} for nothing
         */
        @Nullable StoredObject apply(@Nullable StoredObject current);
    }

    private final ConcurrentNavigableMap<ObjectKey, Slot> written = new ConcurrentSkipListMap<>();
    private final @Nullable SyntheticObjects synthetic;
    private final Acl syntheticAcl;

    ObjectIndex(@Nullable SyntheticObjects synthetic, String ownerId) {
        this.synthetic = synthetic;
        this.syntheticAcl = Acl.privateTo(ownerId);
    }

    /** The object of a key, {@code null} for none. */
    public @Nullable StoredObject get(ObjectKey key) {
        Slot slot = written.get(key);
        return slot != null ? slot.object() : synthetic(key);
    }

    /** Changes a key in one step; what the change throws leaves everything as it was. */
    public synchronized void update(ObjectKey key, Change change) {
        StoredObject replacement = change.apply(get(key));
        if (replacement != null || synthetic != null) {
            written.put(key, new Slot(replacement));
        } else {
            written.remove(key);
        }
    }

    public boolean isEmpty() {
        return !cursor(new byte[0], true).advance();
    }

    /** A cursor before the first key greater than, or equal where inclusive, these bytes. */
    IndexCursor cursor(byte[] begin, boolean inclusive) {
        return new IndexCursor(written, synthetic, begin, inclusive);
    }

    private @Nullable StoredObject synthetic(ObjectKey key) {
        if (synthetic == null) {
            return null;
        }
        byte[] wanted = key.toUtf8();
        long rank = synthetic.rankOf(wanted);
        byte[] found = new byte[KeySpace.MAX_KEY_BYTES];
        if (rank == synthetic.size()
                || !Arrays.equals(found, 0, synthetic.writeKey(rank, found, 0), wanted, 0, wanted.length)) {
            return null;
        }
        long seed = synthetic.bodySeed(rank);
        Body.Made body = new Body.Made(seed, 0, synthetic.sizeBytes(seed));
        ETag etag = Hashes.etag(body);
        Instant lastModified = Instant.ofEpochSecond(synthetic.lastModifiedSeconds(seed));
        return new StoredObject(
                body,
                etag,
                lastModified,
                StorageClass.STANDARD,
                SYNTHETIC_HEADERS,
                new TreeMap<>(),
                syntheticAcl,
                null,
                List.of(),
                false,
                AtRest.S3_MANAGED);
    }
}
