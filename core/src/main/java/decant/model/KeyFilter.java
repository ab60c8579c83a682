package decant.model;

/**
 * Which keys take part. Keys left out do not exist on either side: they are not copied, compared, counted or removed.
 */
@FunctionalInterface
public interface KeyFilter {
    /** Every key. */
    KeyFilter ALL =
            new KeyFilter() {
                @Override
                public boolean includes(ObjectKey key) {
                    return true;
                }

                @Override
                public boolean includesAll(ObjectKey first, ObjectKey last) {
                    return true;
                }
            };

    /** Whether the key takes part; must always answer the same for the same key. */
    boolean includes(ObjectKey key);

    /**
     * Whether every key between two, both included, takes part: so that a page of them need not be asked about key by
     * key. May say no where that is not known.
     */
    default boolean includesAll(ObjectKey first, ObjectKey last) {
        return false;
    }
}
