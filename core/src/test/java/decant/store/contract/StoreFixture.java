package decant.store.contract;

import decant.model.Grantee;
import decant.store.Link;
import java.io.IOException;

/**
 * Two fresh, empty buckets with access lists enabled, for one test. Closing it removes them as far as the server can.
 */
public interface StoreFixture extends AutoCloseable {
    BucketFixture source();

    BucketFixture target();

    /** From the source bucket to the target bucket, without prefixes; its capabilities are the declared ones. */
    Link link();

    /** How the server differs from AWS. */
    Declared declared();

    /** An account that exists and owns neither bucket. */
    Grantee.Account stranger();

    @Override
    void close() throws IOException;
}
