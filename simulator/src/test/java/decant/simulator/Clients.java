package decant.simulator;

import decant.s3.application.SdkBucket;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.Bucket;
import decant.simulator.bucket.Ownership;

/** The world as the clients of the adapter's tests see it. */
final class Clients {
    private Clients() {}

    /** Somebody with an account, who asks in one region. */
    static decant.s3.application.Account account(Simulator simulator, String region, Account account) {
        return new decant.s3.application.Account(
                simulator.endpoint(region), region, account.accessKeyId(), account.secretAccessKey());
    }

    /** Gives a new bucket what AWS's own have no more since April 2023: access lists, public ones included. */
    static void enableAccessLists(Simulator simulator, SdkBucket bucket) {
        Bucket settings = simulator.bucket(bucket.name()).settings();
        settings.setOwnership(Ownership.OBJECT_WRITER);
        settings.setPublicAccessBlock(null);
    }
}
