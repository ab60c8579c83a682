package decant.proof;

import decant.model.ETag;
import decant.model.ObjectKey;
import decant.reconcile.Agreement;
import decant.store.memory.MemoryObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param receipt what both links of a switch last agreed on, as the forward link sees it
 * @param onlyAtSource whether the source's bytes are a write of the application that no link has carried yet
 * @param onlyAtTarget the same of the target's
 * @param isClosed whether the application has made it private on one side, and no put, copy or opening came after
 * @param parkedBy a bit for each link in whose ledger the key waits for a person
 * @param changedBy the actor that changed the target last; {@link #NOBODY} if none has, or that one has acknowledged
 */
record World(
        @Nullable MemoryObject source,
        @Nullable MemoryObject target,
        long second,
        long writtenSecond,
        int newestBytes,
        int shown,
        int changedBy,
        @Nullable Agreement receipt,
        boolean onlyAtSource,
        boolean onlyAtTarget,
        boolean isClosed,
        int parkedBy) {
    static final ObjectKey KEY = ObjectKey.of("users/mia/drawing.png");
    static final int NOBODY = -1;

    /** Who changed the target by a request that was given up, or died since. */
    static final int GONE = -2;

    /** A world in which nothing has happened yet, as a run finds it. */
    static World found(@Nullable MemoryObject source, @Nullable MemoryObject target, long second) {
        int shown = target != null && isPublic(target) ? 1 << bytes(target) : 0;
        World before = new World(null, target, second, second, 1, shown, NOBODY, null, false, false, false, 0);
        return before.withSource(source, 1).carried();
    }

    private World carried() {
        return changed(draft -> draft.onlyAtSource = false);
    }

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
        return changed(draft -> draft.second = later);
    }

    /** With other knowledge of the bytes there were. */
    World knowing(int newest, int shownSoFar) {
        return newest == newestBytes && shownSoFar == shown
                ? this
                : changed(draft -> {
                    draft.newestBytes = newest;
                    draft.shown = shownSoFar;
                });
    }

    World withWrittenSecond(long replacement) {
        return changed(draft -> draft.writtenSecond = replacement);
    }

    World withoutNewest() {
        return changed(draft -> draft.newestBytes = 0);
    }

    /** With nothing remembered of the past but what is asked for. */
    World remembering(Set<Property.Past> asked) {
        return changed(draft -> {
            draft.shown = asked.contains(Property.Past.SHOWN) ? shown : 0;
            draft.changedBy = asked.contains(Property.Past.CHANGED_BY) ? changedBy : NOBODY;
            draft.onlyAtSource = onlyAtSource && asked.contains(Property.Past.CARRIED);
            draft.onlyAtTarget = onlyAtTarget && asked.contains(Property.Past.CARRIED);
            draft.isClosed = isClosed && asked.contains(Property.Past.CLOSED);
        });
    }

    /** The same with the target dated otherwise, where nobody asks when it was written. */
    World withTargetDated(long when) {
        return target == null || target.content().lastModified().getEpochSecond() == when
                ? this
                : changed(draft -> draft.target = Write.dated(target, when));
    }

    /** With both actors exchanged. */
    World exchanged() {
        return changedBy < 0 ? this : changed(draft -> draft.changedBy = 1 - changedBy);
    }

    /** As the link the other way sees it. */
    World mirrored() {
        return changed(draft -> {
            draft.source = target;
            draft.target = source;
            draft.receipt = receipt == null ? null : receipt.reversed();
            draft.onlyAtSource = onlyAtTarget;
            draft.onlyAtTarget = onlyAtSource;
        });
    }

    /** After a write of the application. */
    World withSource(@Nullable MemoryObject written, int newest) {
        return changed(draft -> {
            draft.onlyAtSource = written != null && (onlyAtSource || source == null || newest != newestBytes);
            draft.source = written;
            draft.writtenSecond = second;
            draft.newestBytes = newest;
            draft.shown = written != null && isPublic(written) ? shown | 1 << bytes(written) : shown;
        });
    }

    /**
     * After a request to the target, which need not have changed it.
     *
     * @param isCopied whether it was a copy that took effect, be it over the very same
     */
    World withTarget(@Nullable MemoryObject there, boolean isCopied, int actor) {
        if (!isCopied && Objects.equals(there, target)) {
            return this;
        }
        boolean isCarried = there != null && source != null && bytes(there) == bytes(source);
        return changed(draft -> {
            draft.target = there;
            draft.changedBy = !isCopied && onlyTagsDiffer(there) ? changedBy : actor;
            draft.isClosed = isClosed && (there == null || target == null || isSameWrite(there, target));
            draft.onlyAtSource = onlyAtSource && !isCarried;
            draft.onlyAtTarget = onlyAtTarget && there != null && target != null && bytes(there) == bytes(target);
        });
    }

    /** Tags show nobody anything, so whoever writes them alone answers for no exposure. */
    private boolean onlyTagsDiffer(@Nullable MemoryObject there) {
        return there != null && target != null && isSameWrite(there, target) && there.acl().equals(target.acl());
    }

    private static boolean isSameWrite(MemoryObject one, MemoryObject other) {
        return one.content().equals(other.content()) && one.headers().equals(other.headers());
    }

    /** After the application has made it private on one side, or done anything else. */
    World closed(boolean isNow) {
        return changed(draft -> draft.isClosed = isNow);
    }

    World withReceipt(@Nullable Agreement kept) {
        return changed(draft -> draft.receipt = kept);
    }

    /** After a link has parked the key, or come to an end with it. */
    World parked(int actor, boolean waits) {
        return changed(draft -> draft.parkedBy = waits ? parkedBy | 1 << actor : parkedBy & ~(1 << actor));
    }

    boolean isParked() {
        return parkedBy != 0;
    }

    /** After whoever changed the target last has acknowledged. */
    World settled() {
        return changed(draft -> draft.changedBy = NOBODY);
    }

    /** After an actor died: what it did it will not confirm. */
    World afterDeathOf(int actor) {
        return changedBy == actor ? changed(draft -> draft.changedBy = GONE) : this;
    }

    private World changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new World(
                draft.source,
                draft.target,
                draft.second,
                draft.writtenSecond,
                draft.newestBytes,
                draft.shown,
                draft.changedBy,
                draft.receipt,
                draft.onlyAtSource,
                draft.onlyAtTarget,
                draft.isClosed,
                draft.parkedBy);
    }

    /** The next world in the making, since records cannot be copied with one component changed. */
    private static final class Draft {
        private @Nullable MemoryObject source;
        private @Nullable MemoryObject target;
        private long second;
        private long writtenSecond;
        private int newestBytes;
        private int shown;
        private int changedBy;
        private @Nullable Agreement receipt;
        private boolean onlyAtSource;
        private boolean onlyAtTarget;
        private boolean isClosed;
        private int parkedBy;

        Draft(World base) {
            this.source = base.source;
            this.target = base.target;
            this.second = base.second;
            this.writtenSecond = base.writtenSecond;
            this.newestBytes = base.newestBytes;
            this.shown = base.shown;
            this.changedBy = base.changedBy;
            this.receipt = base.receipt;
            this.onlyAtSource = base.onlyAtSource;
            this.onlyAtTarget = base.onlyAtTarget;
            this.isClosed = base.isClosed;
            this.parkedBy = base.parkedBy;
        }
    }

    /** Whether the target holds what the source holds, in every aspect but the times. */
    boolean isEqual() {
        return isAlike() && (source == null || target == null || source.acl().equals(target.acl()));
    }

    /** The same without the access lists. */
    boolean isAlike() {
        if (source == null || target == null) {
            return source == null && target == null;
        }
        return source.content().etag().equals(target.content().etag())
                && source.content().size() == target.content().size()
                && source.content().storageClass().equals(target.content().storageClass())
                && source.headers().equals(target.headers())
                && source.tags().equals(target.tags());
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
