package decant.s3.events;

/** A message that cannot be understood, with one sentence that says why. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * @param why one sentence without the text itself
     */
    public Unreadable(String why) {
        super(why);
    }

    /** The sentence. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
