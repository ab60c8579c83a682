package decant.cli.buckets;

import decant.s3.S3Settings;
import decant.s3.TransferOptions;
import decant.store.StoreException;

/** Opens buckets; tests open others than those on S3. */
public interface Buckets {
    /** Opens a bucket to read it. */
    OpenBucket open(S3Settings settings, Gates gates) throws StoreException;

    /** Opens a source and a target between which bytes are to travel in this way, if any are. */
    OpenPair open(S3Settings source, S3Settings target, Purpose purpose, TransferOptions transfer, Gates gates)
            throws StoreException;
}
