package decant.s3.plan;

/** What the target's access lists become. */
public enum AclChoice {
    PRESERVE("preserve"),
    PRIVATE("private"),
    BUCKET_OWNER_FULL_CONTROL("bucket-owner-full-control"),
    PUBLIC_READ("public-read");

    private final String word;

    AclChoice(String word) {
        this.word = word;
    }

    /** As people write it. */
    @Override
    public String toString() {
        return word;
    }
}
