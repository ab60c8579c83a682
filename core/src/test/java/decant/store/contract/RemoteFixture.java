package decant.store.contract;

import decant.store.Link;
import decant.store.ObjectStore;
import decant.store.OwnObjects;

/** Two buckets on a server. */
public interface RemoteFixture extends StoreFixture {
    /** The same buckets, each below a prefix, which is empty or ends with a slash. */
    Link link(String sourcePrefix, String targetPrefix);

    /** A store on a bucket that does not exist, with good credentials. */
    ObjectStore missingBucket();

    /** The target bucket as seen by somebody who may do nothing there: another account, or without signing. */
    ObjectStore targetSeenByStranger();

    /** The target bucket with an access key that nobody has. */
    ObjectStore targetWithUnknownKey();

    /** The target bucket with an access key that exists and another secret. */
    ObjectStore targetWithWrongSecret();

    /** Decant's own objects in the target bucket. */
    OwnObjects ownObjectsAtTarget();

    @Override
    default Link link() {
        return link("", "");
    }
}
