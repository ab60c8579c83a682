package decant.simulator.bucket;

import decant.simulator.synthetic.SyntheticObjects;

/** Receives the entries of a listing in order. Key bytes are valid during the call only. */
public interface ListVisitor {
    /** An object that was written. */
    void stored(byte[] key, int keyLength, StoredObject object);

    /** A synthetic object. */
    void synthetic(byte[] key, int keyLength, SyntheticObjects objects, long rank);

    /** Keys rolled up. */
    void commonPrefix(byte[] prefix, int prefixLength);
}
