package decant.s3.plan;

/** What was asked for could do harm between these two buckets. The message is one sentence for people. */
public final class Unplannable extends Exception {
    private static final long serialVersionUID = 1;

    Unplannable(String sentence) {
        super(sentence);
    }

    /** The sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
