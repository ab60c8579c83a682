package decant.model;

/**
 * Which keys take part. Keys left out do not exist on either side: they are not copied, compared, counted or removed.
 */
@FunctionalInterface
public interface KeyFilter {
    /** Every key. */
    KeyFilter ALL = _ -> true;

    /** Whether the key takes part; must always answer the same for the same key. */
    boolean includes(ObjectKey key);
}
