package decant.model;

/**
 * What equality of two objects is about. Annotations, encryption and Object Lock state are not among them: Decant does
 * not carry those and says so in its reports.
 */
public enum Aspect {
    /** The bytes. */
    CONTENT("content"),
    /** System headers that travel with the object and the user's own metadata. */
    METADATA("metadata"),
    TAGS("tags"),
    /** Who may read the object or its access list, with the owners of both sides treated as one. */
    ACL("acl"),
    STORAGE_CLASS("storage class");

    private final String words;

    Aspect(String words) {
        this.words = words;
    }

    /** The aspect as it is named to people. */
    public String words() {
        return words;
    }
}
