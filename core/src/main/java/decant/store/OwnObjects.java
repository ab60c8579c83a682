package decant.store;

import decant.model.ETag;
import decant.model.ObjectKey;
import org.jspecify.annotations.Nullable;

/**
 * The program's own small objects in a bucket, below the {@linkplain decant.model.ReservedKeys#FOLDER reserved folder}:
 * the control object at a target, the heartbeat at a source. The only thing by which anything is ever written at a
 * source. Every method but the last is one remote call, never repeated; safe for any number of threads.
 */
public interface OwnObjects {
    /** Longest text that can be read, in bytes of UTF-8; what is uploaded to be timed may be longer. */
    int MAX_BYTES = 4096;

    /** What came of writing under a condition. */
    enum Written {
        /** It was written; no proof that the condition was looked at. */
        DONE,
        /** The condition does not hold, says the store. */
        REFUSED,
        /** Somebody else was writing at that moment, so the condition was not decided: to be read again. */
        IN_MOTION
    }

    /** What was read. */
    record Found(String text, ETag etag) {}

    /** Where these are, as people write it: {@code s3://bucket/prefix/}. */
    String name();

    /**
     * What an object says; {@code null} where there is none.
     *
     * @throws StoreException if it cannot be read, of kind {@code CORRUPT} where it is too long or no text
     */
    @Nullable Found read(ObjectKey key) throws StoreException;

    /**
     * Writes an object.
     *
     * @return {@link Written#DONE} without a condition
     */
    Written write(ObjectKey key, String text, Precondition precondition) throws StoreException;

    /** Removes an object; what is not there counts as removed. */
    void remove(ObjectKey key) throws StoreException;

    /**
     * Removes the versions of an object that a bucket with versions keeps, but for the current one where {@code
     * currentToo} is not set; in a bucket without versions nothing more than {@link #remove} would. Up to 1,000 at a
     * time, by a call for each.
     *
     * @throws StoreException of kind {@code UNSUPPORTED} where the store knows no versions
     */
    void removeVersions(ObjectKey key, boolean currentToo) throws StoreException;
}
