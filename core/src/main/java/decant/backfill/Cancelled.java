package decant.backfill;

import decant.store.Operation;
import decant.store.StoreException;

/** The one way an interrupt surfaces. */
final class Cancelled {
    private Cancelled() {}

    static StoreException exception() {
        return new StoreException(
                StoreException.Kind.CANCELLED, Operation.INSPECT, null, "Cancelled", "The run was stopped.", null);
    }
}
