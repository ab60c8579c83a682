package decant.flow;

import decant.store.Operation;

/**
 * The kinds of calls that are limited apart from each other. S3 gives every partition one rate for reads and one for
 * writes [S3 user guide, "Best practices design patterns: optimizing Amazon S3 performance"]; copies stand alone
 * because each also moves bytes inside the store and takes far longer than any other write.
 */
public enum Traffic {
    READS("reads"),
    COPIES("copies"),
    WRITES("other writes");

    private final String words;

    Traffic(String words) {
        this.words = words;
    }

    /** As it stands in sentences: "12 ... in flight". */
    public String words() {
        return words;
    }

    static Traffic of(Operation operation) {
        return switch (operation) {
            case LIST, LOOK, READ, READ_TAGS, READ_ACL, INSPECT -> READS;
            case COPY -> COPIES;
            case WRITE_TAGS, WRITE_ACL, REMOVE -> WRITES;
        };
    }
}
