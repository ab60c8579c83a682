package decant.store;

import decant.model.AccessList;
import decant.model.ObjectKey;
import decant.model.ObjectState;
import decant.model.Tags;
import org.jspecify.annotations.Nullable;

/**
 * One bucket, below one prefix. Keys are relative to the prefix, so that the same key names an object and its copy.
 *
 * <p>Every method is one remote call and blocks until its answer. Implementations never repeat a call, never cache an
 * answer, and are safe for use by any number of threads. Every method may throw {@link StoreException}; an interrupt
 * surfaces as one of kind {@code CANCELLED}.
 *
 * <p>Please keep this interface small. What only some stores can do belongs into {@link Capabilities} and its probe.
 */
public interface ObjectStore {
    /** Where this is, as people write it: {@code s3://bucket/prefix/}. */
    String name();

    /**
     * The keys that follow a key, in order.
     *
     * @param after keys greater than this one are listed; it need not exist; {@code null} begins at the first
     * @param limit most keys wanted, 1..1,000; the page may hold fewer and still be truncated
     */
    ListPage list(@Nullable ObjectKey after, int limit) throws StoreException;

    /**
     * Whether a listing names this key. The only proof of absence: the bucket answered, and did not name the key. A
     * HEAD's 404 proves nothing, since it has no body to say what was missing.
     */
    boolean isListed(ObjectKey key) throws StoreException;

    /** Looks at an object by HEAD: content, headers, checksums, tag count; neither tags nor access list. */
    ObjectState look(ObjectKey key) throws StoreException;

    /** Reads the tags of an object that exists. An object gone meanwhile is a {@code NO_SUCH_KEY}. */
    Tags readTags(ObjectKey key) throws StoreException;

    /** Replaces the tags of an object. No store offers a precondition here: read again afterwards. */
    void writeTags(ObjectKey key, Tags tags) throws StoreException;

    /** Reads the access list of an object that exists. An object gone meanwhile is a {@code NO_SUCH_KEY}. */
    AccessList readAcl(ObjectKey key) throws StoreException;

    /**
     * Replaces the access list of an object. No store offers a precondition here, so the list may land on bytes other
     * than those looked at: allowed for narrowing, never for widening unless a version is pinned.
     */
    void writeAcl(ObjectKey key, AccessList acl) throws StoreException;

    /** Removes an object if the precondition holds. Removing what is not there counts as removed, as on S3. */
    RemoveAnswer remove(ObjectKey key, Precondition precondition) throws StoreException;
}
