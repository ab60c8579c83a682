package decant.reconcile;

import decant.model.AccessList;
import decant.model.ETag;
import decant.model.ObjectState;
import decant.model.Tags;
import decant.store.StoreException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface Reply {
    record Looked(ObjectState state) implements Reply {}

    record TagsRead(Tags tags) implements Reply {}

    record AclRead(AccessList acl) implements Reply {}

    /** What was kept; {@code null} for nothing. */
    record ReceiptRead(@Nullable Agreement agreement) implements Reply {}

    record Listed(boolean named) implements Reply {}

    /** A copy was answered with a success. */
    record Copied(ETag etag, Instant serverTime) implements Reply {}

    /** Another acting request was answered with a success. */
    record Done() implements Reply {}

    /** A condition did not hold, or may not have held. */
    record Refused(String code) implements Reply {}

    /** No usable answer. */
    record Failed(StoreException.Kind kind, String code, String sentence) implements Reply {}
}
