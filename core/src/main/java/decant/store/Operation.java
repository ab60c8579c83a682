package decant.store;

/** The calls of the port, for limits, counts, prices and messages. */
public enum Operation {
    LIST("list"),
    LOOK("look at"),
    /** The bytes of an object, read by this machine to pass them on. */
    READ("read"),
    READ_TAGS("read the tags of"),
    WRITE_TAGS("write the tags of"),
    READ_ACL("read the access list of"),
    WRITE_ACL("write the access list of"),
    COPY("copy"),
    REMOVE("remove"),
    /** Questions about the bucket itself, asked once at the start. */
    INSPECT("inspect");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    /** As it stands in sentences: "could not ... KEY". */
    public String words() {
        return words;
    }

    /** Whether the call changes something at the store. */
    public boolean isWrite() {
        return this == WRITE_TAGS || this == WRITE_ACL || this == COPY || this == REMOVE;
    }
}
