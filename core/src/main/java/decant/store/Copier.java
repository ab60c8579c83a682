package decant.store;

/**
 * Copies objects from one store to another. How the bytes travel, by one request, in parts or through this machine, is
 * the implementation's business; the order's preconditions bind every request it makes, completion included.
 *
 * <p>Safe for use by any number of threads. A {@link StoreException} of kind {@code OUTCOME_UNKNOWN} means that the
 * copy may have landed, or may yet land.
 */
@FunctionalInterface
public interface Copier {
    CopyAnswer copy(CopyOrder order) throws StoreException;
}
