package decant.model;

/**
 * Leaves out what lies below a folder that is the program's own, and otherwise does as another filter.
 *
 * @param folder what the reserved keys begin with
 */
public record ReservedKeys(String folder, KeyFilter others) implements KeyFilter {
    /** Below it, relative to a bucket's prefix, lies what is the program's own and no part of a migration. */
    public static final String FOLDER = ".decant/";

    /** Below it lies what is uploaded to see how long that takes, beside whatever else goes on. */
    public static final String LATENCY_FOLDER = FOLDER + "latency/";

    @Override
    public boolean includes(ObjectKey key) {
        return !key.toString().startsWith(folder) && others.includes(key);
    }

    @Override
    public boolean includesAll(ObjectKey first, ObjectKey last) {
        // What begins with the folder lies together in key order, right behind the folder itself.
        ObjectKey begin = ObjectKey.of(folder);
        boolean apart =
                last.compareTo(begin) < 0 || (first.compareTo(begin) > 0 && !first.toString().startsWith(folder));
        return apart && others.includesAll(first, last);
    }
}
