package decant.proof;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Both buckets as far as one key goes, the time, and what has to be remembered of the past to judge the present.
 *
 * @param source what the source holds, {@code null} for nothing
 * @param target what the target holds, {@code null} for nothing
 * @param second the time in whole seconds, which is all that stores tell of it
 * @param writtenSecond when the application wrote last
 * @param newestBytes number of the newest bytes that the application made up
 * @param shown a bit for each number of bytes that the source has ever shown to everybody
 * @param changedBy the actor that changed the target last; {@link #NOBODY} if none has, or that one has acknowledged
 */
record World(
        @Nullable MemoryObject source,
        @Nullable MemoryObject target,
        long second,
        long writtenSecond,
        int newestBytes,
        int shown,
        int changedBy) {
    static final ObjectKey KEY = ObjectKey.of("users/mia/drawing.png");
    static final int NOBODY = -1;

    /** Who changed the target by a request that was given up, or died since. */
    static final int GONE = -2;

    /** The ETag of bytes, by their number. */
    static ETag etag(int bytes) {
        return ETag.ofMd5(bytes, bytes, 0);
    }

    /** The number of an object's bytes. */
    static int bytes(MemoryObject object) {
        return (int) object.content().etag().high();
    }

    static boolean isPublic(@Nullable MemoryObject object) {
        return object != null && object.acl().isPublic();
    }

    Instant now() {
        return Instant.ofEpochSecond(second);
    }

    World at(long later) {
        return new World(source, target, later, writtenSecond, newestBytes, shown, changedBy);
    }

    /** After a write of the application. */
    World withSource(@Nullable MemoryObject written, int newest) {
        int nowShown = written != null && isPublic(written) ? shown | 1 << bytes(written) : shown;
        return new World(written, target, second, second, newest, nowShown, changedBy);
    }

    /** After a request to the target, which need not have changed it. */
    World withTarget(@Nullable MemoryObject there, int actor) {
        return Objects.equals(there, target)
                ? this
                : new World(source, there, second, writtenSecond, newestBytes, shown, actor);
    }

    /** After whoever changed the target last has acknowledged. */
    World settled() {
        return new World(source, target, second, writtenSecond, newestBytes, shown, NOBODY);
    }

    /** After an actor died: what it did it will not confirm. */
    World afterDeathOf(int actor) {
        return changedBy == actor ? new World(source, target, second, writtenSecond, newestBytes, shown, GONE) : this;
    }

    /** Whether the target holds what the source holds, in every aspect but the times. */
    boolean isEqual() {
        if (source == null || target == null) {
            return source == null && target == null;
        }
        return source.content().etag().equals(target.content().etag())
                && source.content().size() == target.content().size()
                && source.content().storageClass().equals(target.content().storageClass())
                && source.headers().equals(target.headers())
                && source.tags().equals(target.tags())
                && source.acl().equals(target.acl());
    }

    /** One side in words. */
    static String describe(@Nullable MemoryObject object) {
        if (object == null) {
            return "nothing";
        }
        return "bytes "
                + bytes(object)
                + " \""
                + object.headers().user().get("title")
                + "\""
                + (object.tags().isEmpty() ? "" : " tagged " + object.tags().entries().get("tag"))
                + (isPublic(object) ? " public" : " private");
    }
}
