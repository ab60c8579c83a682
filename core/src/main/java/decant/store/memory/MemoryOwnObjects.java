package decant.store.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.OwnObjects;
import decant.store.Precondition;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The program's own objects in a bucket in memory, whose texts are kept here, by their ETags. */
public final class MemoryOwnObjects implements OwnObjects {
    private final MemoryBucket bucket;
    private final boolean honoursConditions;

    /** Shared by buckets that are copied to each other, since a bucket in memory holds no bytes. */
    private final Map<ETag, String> texts;

    /**
     * @param honoursConditions whether a write looks at its condition; otherwise it is made all the same
     */
    public MemoryOwnObjects(MemoryBucket bucket, boolean honoursConditions) {
        this(bucket, honoursConditions, new HashMap<>());
    }

    private MemoryOwnObjects(MemoryBucket bucket, boolean honoursConditions, Map<ETag, String> texts) {
        this.bucket = bucket;
        this.honoursConditions = honoursConditions;
        this.texts = texts;
    }

    /** Those of another bucket, which shows the texts of what is copied there from this one. */
    public MemoryOwnObjects at(MemoryBucket other) {
        return new MemoryOwnObjects(other, honoursConditions, texts);
    }

    @Override
    public String name() {
        return bucket.name();
    }

    @Override
    public @Nullable Found read(ObjectKey key) {
        ETag etag = etag(key);
        synchronized (texts) {
            return etag == null ? null : new Found(texts.getOrDefault(etag, "not ours"), etag);
        }
    }

    @Override
    public Written write(ObjectKey key, String text, Precondition precondition) {
        ETag there = etag(key);
        boolean holds =
                switch (precondition) {
                    case Precondition.None() -> true;
                    case Precondition.Absent() -> there == null;
                    case Precondition.Matches(ETag etag) -> etag.equals(there);
                };
        if (honoursConditions && !holds) {
            return Written.REFUSED;
        }
        UUID digest = UUID.nameUUIDFromBytes(text.getBytes(UTF_8));
        ETag etag = ETag.ofMd5(digest.getMostSignificantBits(), digest.getLeastSignificantBits(), 0);
        synchronized (texts) {
            texts.put(etag, text);
        }
        bucket.put(key, etag, text.length());
        return Written.DONE;
    }

    private @Nullable ETag etag(ObjectKey key) {
        return bucket.peek(key).map(object -> object.content().etag()).orElse(null);
    }

    @Override
    public void remove(ObjectKey key) {
        bucket.remove(key, Precondition.NONE);
    }

    @Override
    public void removeVersions(ObjectKey key, boolean currentToo) {
        if (currentToo) {
            remove(key);
        }
    }
}
