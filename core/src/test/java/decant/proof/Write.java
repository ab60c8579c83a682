package decant.proof;

import decant.model.AccessList;
import decant.model.Content;
import decant.model.ObjectHeaders;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.memory.MemoryObject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the application may do to its object in one write. */
enum Write {
    /** A put of other bytes: an overwrite, or a creation. */
    PUT_PRIVATE("puts other bytes, private"),
    PUT_PUBLIC("puts other bytes, public"),
    /** A creation with the bytes that were there before (R5). */
    PUT_SAME_BYTES("puts the same bytes again, private"),
    /** The same bytes with other metadata: an overwrite, or a copy onto itself (R2). */
    RETITLE("gives the same bytes another title"),
    /** Changes neither ETag nor Last-Modified, like the two below. */
    RETAG("tags it otherwise"),
    OPEN("makes it public"),
    CLOSE("makes it private"),
    DELETE("deletes it");

    /**
     * Whether bytes that were there once may come back. An ETag cannot tell them from what was there before, so what a
     * condition promises holds only where they do not.
     */
    enum Bytes {
        ALWAYS_NEW,
        MAY_COME_BACK
    }

    /** Those that leave the date of the object, and of its copy when they are carried: grants travel in a copy. */
    static final Set<Write> UNDATED = Set.of(RETAG, CLOSE);

    private static final ObjectHeaders ONE_TITLE = titled("one");
    private static final ObjectHeaders OTHER_TITLE = titled("other");
    private static final long SIZE = 100;

    private final String words;

    Write(String words) {
        this.words = words;
    }

    /** The world after this write; nothing where it is none. */
    Optional<World> on(World world, Bytes bytes) {
        MemoryObject there = world.source();
        return switch (this) {
            case PUT_PRIVATE -> Optional.of(put(world, bytes, AccessList.PRIVATE));
            case PUT_PUBLIC -> Optional.of(put(world, bytes, AccessList.PUBLIC_READ));
            case PUT_SAME_BYTES ->
                    there == null && bytes == Bytes.MAY_COME_BACK && world.newestBytes() > 0
                            ? Optional.of(putSame(world))
                            : Optional.empty();
            case RETITLE -> there == null ? Optional.empty() : Optional.of(retitle(world, there));
            case RETAG -> there == null ? Optional.empty() : Optional.of(replace(world, retagged(there)));
            case OPEN -> reopened(world, there, AccessList.PUBLIC_READ);
            case CLOSE -> reopened(world, there, AccessList.PRIVATE);
            case DELETE -> there == null ? Optional.empty() : Optional.of(replace(world, null));
        };
    }

    private static World put(World world, Bytes bytes, AccessList acl) {
        int number =
                switch (bytes) {
                    case ALWAYS_NEW -> world.newestBytes() + 1;
                    case MAY_COME_BACK -> world.newestBytes() == 1 ? 2 : 1;
                };
        return world.withSource(object(number, ONE_TITLE, Tags.NONE, acl, world.second()), number);
    }

    private static World putSame(World world) {
        int number = world.newestBytes();
        return world.withSource(object(number, ONE_TITLE, Tags.NONE, AccessList.PRIVATE, world.second()), number);
    }

    private static World retitle(World world, MemoryObject there) {
        ObjectHeaders title = there.headers().equals(ONE_TITLE) ? OTHER_TITLE : ONE_TITLE;
        return replace(world, object(World.bytes(there), title, there.tags(), there.acl(), world.second()));
    }

    private static Optional<World> reopened(World world, @Nullable MemoryObject there, AccessList acl) {
        return there == null || there.acl().equals(acl)
                ? Optional.empty()
                : Optional.of(
                        replace(
                                world,
                                new MemoryObject(
                                        there.content(), there.headers(), there.tags(), acl, there.checksums())));
    }

    /** Tags never come back: those of a copy are read by the store, and no look at the source could tell. */
    private static MemoryObject retagged(MemoryObject there) {
        int next = Integer.parseInt(there.tags().entries().getOrDefault("tag", "0")) + 1;
        Tags tags = Tags.of(Map.of("tag", String.valueOf(next)));
        return new MemoryObject(there.content(), there.headers(), tags, there.acl(), there.checksums());
    }

    private static World replace(World world, @Nullable MemoryObject object) {
        return world.withSource(object, world.newestBytes());
    }

    /** An object with the first title. */
    static MemoryObject object(int bytes, AccessList acl, long second) {
        return object(bytes, ONE_TITLE, Tags.NONE, acl, second);
    }

    /** The same with the other title. */
    static MemoryObject objectWithOtherTitle(int bytes, AccessList acl, long second) {
        return object(bytes, OTHER_TITLE, Tags.NONE, acl, second);
    }

    /** The same object as if it had been written at another time. */
    static MemoryObject dated(MemoryObject object, long second) {
        Content content = object.content();
        Content dated =
                new Content(
                        content.etag(),
                        content.size(),
                        java.time.Instant.ofEpochSecond(second),
                        content.storageClass(),
                        content.versionId());
        return new MemoryObject(dated, object.headers(), object.tags(), object.acl(), object.checksums());
    }

    private static MemoryObject object(int bytes, ObjectHeaders title, Tags tags, AccessList acl, long second) {
        Content content =
                new Content(
                        World.etag(bytes), SIZE, java.time.Instant.ofEpochSecond(second), StorageClass.STANDARD, null);
        return new MemoryObject(content, title, tags, acl, new TreeMap<>());
    }

    private static ObjectHeaders titled(String title) {
        return ObjectHeaders.of(Map.of(), Map.of("title", title));
    }

    @Override
    public String toString() {
        return words;
    }
}
