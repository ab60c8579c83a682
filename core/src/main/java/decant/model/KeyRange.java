package decant.model;

import org.jspecify.annotations.Nullable;

/**
 * A half-open span of keys, {@code (after, through]}: the unit of listing, diffing, checkpointing, stealing and
 * spreading.
 *
 * <p>The lower end is exclusive because that is what S3's {@code start-after} means: a range can be listed, and its
 * rest after any page be described, without computing the predecessor of a key (which does not exist among byte
 * strings). A {@code null} end is open: before the first key, or after the last.
 *
 * @param after keys of the range are greater than this one; {@code null} for no lower end
 * @param through keys of the range are at most this one; {@code null} for no upper end
 */
public record KeyRange(@Nullable ObjectKey after, @Nullable ObjectKey through) {
    /** Every key. */
    public static final KeyRange ALL = new KeyRange(null, null);

    public KeyRange {
        if (after != null && through != null && after.compareTo(through) > 0) {
            throw new IllegalArgumentException(
                    "A range must not end before it begins: (" + after + ", " + through + "]");
        }
    }

    public boolean contains(ObjectKey key) {
        return (after == null || key.compareTo(after) > 0) && !isBefore(key);
    }

    /** Whether the whole range lies before this key, so that the key is beyond its end. */
    public boolean isBefore(ObjectKey key) {
        return through != null && key.compareTo(through) > 0;
    }

    /** Whether no key can lie in this range. */
    public boolean isEmpty() {
        return after != null && after.equals(through);
    }

    /** The part with keys up to and including {@code pivot}; the range must reach that far. */
    public KeyRange upTo(ObjectKey pivot) {
        return new KeyRange(after, pivot);
    }

    /** The part with keys greater than {@code pivot}; the range must reach that far. */
    public KeyRange beyond(ObjectKey pivot) {
        return new KeyRange(pivot, through);
    }

    @Override
    public String toString() {
        return "("
                + (after == null ? "first" : "\"" + after + "\"")
                + ", "
                + (through == null ? "last" : "\"" + through + "\"")
                + "]";
    }
}
