package decant.store.contract;

import decant.model.ObjectKey;
import java.util.List;

/** A bucket as an application has it: whole keys, no prefix, no preconditions. */
public interface BucketFixture {
    /** Writes an object in one request. */
    void put(ObjectKey key, NewObject object) throws Exception;

    /**
     * Writes an object in parts of these sizes in bytes, which add up to the object's; all but the last at least 5 MiB.
     */
    void putInParts(ObjectKey key, NewObject object, List<Integer> partSizes) throws Exception;

    /** Reads the bytes of an object that exists. */
    byte[] read(ObjectKey key) throws Exception;

    default void put(String key, String text) throws Exception {
        put(ObjectKey.of(key), NewObject.of(text));
    }
}
