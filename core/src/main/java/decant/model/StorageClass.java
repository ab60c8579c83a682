package decant.model;

/**
 * The name of a storage class. Open, because stores define their own and AWS adds some.
 *
 * @param name as the API spells it, such as {@code STANDARD_IA}
 */
public record StorageClass(String name) {
    /** What an object has when no class was asked for and when an answer names none. */
    public static final StorageClass STANDARD = new StorageClass("STANDARD");

    /** Reads a class from an answer, in which a missing name means {@link #STANDARD}. */
    public static StorageClass of(@org.jspecify.annotations.Nullable String name) {
        return name == null || name.isEmpty() || name.equals("STANDARD") ? STANDARD : new StorageClass(name);
    }

    /** Whether objects of this class must be restored before they can be read or copied. */
    public boolean isArchive() {
        return name.equals("GLACIER") || name.equals("DEEP_ARCHIVE");
    }

    @Override
    public String toString() {
        return name;
    }
}
