package decant.store.memory;

import decant.model.AccessList;
import decant.model.Content;
import decant.model.ETag;
import decant.model.ObjectHeaders;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.StorageClass;
import decant.model.Tags;
import decant.store.AclToSend;
import decant.store.Capabilities;
import decant.store.CopyAnswer;
import decant.store.CopyOrder;
import decant.store.ListPage;
import decant.store.ListPageBuilder;
import decant.store.ObjectStore;
import decant.store.Operation;
import decant.store.Precondition;
import decant.store.RemoveAnswer;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bucket in memory. Each call is atomic, as a single S3 call is; any number of threads may use it.
 *
 * <p>The clock given stands for the store's own and dates every write. Which conditions are honoured is taken from the
 * capabilities given: a condition that is not is ignored with a success, as real stores do.
 */
public final class MemoryBucket implements ObjectStore {
    private final String name;
    private final InstantSource clock;
    private final Capabilities honoured;
    private final NavigableMap<ObjectKey, MemoryObject> objects = new TreeMap<>();

    public MemoryBucket(String name, InstantSource clock, Capabilities honoured) {
        this.name = name;
        this.clock = clock;
        this.honoured = honoured;
    }

    /** Writes an object as an application does, with any part of it given; the ETag stands for the bytes. */
    public synchronized void put(
            ObjectKey key,
            ETag etag,
            long size,
            ObjectHeaders headers,
            Tags tags,
            AccessList acl,
            StorageClass storageClass) {
        Content content = new Content(etag, size, clock.instant(), storageClass, null);
        objects.put(key, new MemoryObject(content, headers, tags, acl, new TreeMap<>()));
    }

    /** Writes a private object without metadata. */
    public void put(ObjectKey key, ETag etag, long size) {
        put(key, etag, size, ObjectHeaders.NONE, Tags.NONE, AccessList.PRIVATE, StorageClass.STANDARD);
    }

    /** Puts an object where it was once, its time included: for tests that go back to an earlier state. */
    public synchronized void restore(ObjectKey key, MemoryObject object) {
        objects.put(key, object);
    }

    /** What is there now, for tests. */
    public synchronized Optional<MemoryObject> peek(ObjectKey key) {
        return Optional.ofNullable(objects.get(key));
    }

    /** Everything that is there now, for tests. */
    public synchronized NavigableMap<ObjectKey, MemoryObject> contents() {
        return new TreeMap<>(objects);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized ListPage list(@Nullable ObjectKey after, int limit) throws StoreException {
        ListPageBuilder page = new ListPageBuilder(name, after, Math.min(limit, objects.size() + 1));
        NavigableMap<ObjectKey, MemoryObject> rest = after == null ? objects : objects.tailMap(after, false);
        int count = 0;
        for (var entry : rest.entrySet()) {
            if (count++ == limit) {
                return page.build(true);
            }
            page.add(entry.getKey(), entry.getValue().content());
        }
        return page.build(false);
    }

    @Override
    public synchronized boolean isListed(ObjectKey key) {
        return objects.containsKey(key);
    }

    @Override
    public synchronized ObjectState look(ObjectKey key) {
        MemoryObject object = objects.get(key);
        return object == null ? new ObjectState.Absent() : object.looked();
    }

    @Override
    public synchronized Tags readTags(ObjectKey key) throws StoreException {
        requireOffered(honoured.tags(), Operation.READ_TAGS, key);
        return existing(key, Operation.READ_TAGS).tags();
    }

    @Override
    public synchronized void writeTags(ObjectKey key, Tags tags) throws StoreException {
        requireOffered(honoured.tags(), Operation.WRITE_TAGS, key);
        objects.put(key, existing(key, Operation.WRITE_TAGS).withTags(tags));
    }

    @Override
    public synchronized AccessList readAcl(ObjectKey key) throws StoreException {
        requireOffered(honoured.acl(), Operation.READ_ACL, key);
        return existing(key, Operation.READ_ACL).acl();
    }

    @Override
    public synchronized void writeAcl(ObjectKey key, AccessList acl) throws StoreException {
        requireOffered(honoured.acl(), Operation.WRITE_ACL, key);
        MemoryObject closed = existing(key, Operation.WRITE_ACL).withAcl(acl);
        objects.put(key, honoured.aclLeavesDate() ? closed : closed.dated(clock.instant()));
    }

    private void requireOffered(boolean offered, Operation operation, ObjectKey key) throws StoreException {
        if (!offered) {
            String message = name + " cannot " + operation.words() + " \"" + key + "\": it does not offer this.";
            throw new StoreException(Kind.UNSUPPORTED, operation, key, "NotImplemented", message, null);
        }
    }

    private MemoryObject existing(ObjectKey key, Operation operation) throws StoreException {
        MemoryObject object = objects.get(key);
        if (object == null) {
            throw new StoreException(
                    Kind.NO_SUCH_KEY, operation, key, "NoSuchKey", name + " has no object \"" + key + "\".", null);
        }
        return object;
    }

    @Override
    public synchronized RemoveAnswer remove(ObjectKey key, Precondition precondition) {
        if (honoured.removeMatch() && !holds(precondition, objects.get(key))) {
            return new RemoveAnswer.Refused("PreconditionFailed");
        }
        objects.remove(key);
        return new RemoveAnswer.Removed();
    }

    /** Copies from another bucket in memory into this one. The source is read and the target written in one instant. */
    public CopyAnswer copyFrom(MemoryBucket source, CopyOrder order) throws StoreException {
        return land(order, source.readForCopy(order), clock.instant());
    }

    /** What a copy reads of this bucket, as its source, when it is sent: nothing where it is refused. */
    public synchronized @Nullable MemoryObject readForCopy(CopyOrder order) {
        MemoryObject object = objects.get(order.key());
        boolean refused =
                object != null && honoured.copySourceMatch() && !object.content().etag().equals(order.source().etag());
        return refused ? null : object;
    }

    /**
     * Lets a copy take effect with what was {@linkplain #readForCopy read} at the source: the second half of {@link
     * #copyFrom}, which tests call later than the first to let a copy land late.
     *
     * @param sent when the copy was sent
     */
    public synchronized CopyAnswer land(CopyOrder order, @Nullable MemoryObject read, Instant sent)
            throws StoreException {
        if (read == null) {
            return new CopyAnswer.Refused("PreconditionFailed");
        }
        MemoryObject there = objects.get(order.key());
        boolean looked =
                switch (order.target()) {
                    case Precondition.None() -> false;
                    case Precondition.Absent() -> honoured.copyTargetAbsent();
                    case Precondition.Matches(ETag _) -> honoured.copyTargetMatch();
                };
        if (looked && !holds(order.target(), there)) {
            return new CopyAnswer.Refused("PreconditionFailed");
        }
        Content meant = read.content();
        ETag etag =
                order.parts() || meant.etag().parts() == 0 || honoured.plainCopyKeepsPartETag()
                        ? meant.etag()
                        : ETag.ofMd5(meant.etag().high(), meant.etag().low(), 0);
        Instant now = clock.instant();
        Content copied = new Content(etag, meant.size(), now, order.storageClass(), null);
        objects.put(
                order.key(),
                new MemoryObject(
                        copied,
                        headersOfCopy(order, read),
                        tagsOfCopy(order, read),
                        aclOfCopy(order),
                        read.checksums()));
        return new CopyAnswer.Copied(etag, Instant.ofEpochSecond(sent.getEpochSecond()));
    }

    private static boolean holds(Precondition precondition, @Nullable MemoryObject there) {
        return switch (precondition) {
            case Precondition.None() -> true;
            case Precondition.Absent() -> there == null;
            case Precondition.Matches(ETag etag) -> there != null && there.content().etag().equals(etag);
        };
    }

    private static ObjectHeaders headersOfCopy(CopyOrder order, MemoryObject read) {
        ObjectHeaders given = order.headers();
        if (order.parts() && given != null) {
            return given;
        }
        TreeMap<String, String> system = new TreeMap<>(read.headers().system());
        system.remove(ObjectHeaders.WEBSITE_REDIRECT);
        String redirect = given == null ? null : given.system().get(ObjectHeaders.WEBSITE_REDIRECT);
        if (redirect != null) {
            system.put(ObjectHeaders.WEBSITE_REDIRECT, redirect);
        }
        return new ObjectHeaders(system, read.headers().user());
    }

    private static Tags tagsOfCopy(CopyOrder order, MemoryObject read) {
        Tags given = order.tags();
        return order.parts() && given != null ? given : read.tags();
    }

    private AccessList aclOfCopy(CopyOrder order) {
        return switch (order.acl()) {
            case AclToSend.Nothing() -> AccessList.PRIVATE;
            case AclToSend.Canned(String canned) -> honoured.aclOnCopy() ? canned(canned) : AccessList.PRIVATE;
            case AclToSend.Exactly(AccessList acl) -> honoured.aclOnCopy() ? acl : AccessList.PRIVATE;
        };
    }

    /**
     * Both buckets belong to one account here, so what is granted to the bucket's owner is the object owner's already.
     */
    private static AccessList canned(String name) {
        return switch (name) {
            case "public-read" -> AccessList.PUBLIC_READ;
            case "private", "bucket-owner-read", "bucket-owner-full-control" -> AccessList.PRIVATE;
            default -> throw new IllegalArgumentException("A bucket in memory knows no canned list " + name);
        };
    }
}
