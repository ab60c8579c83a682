package decant.s3.listing;

/** An answer is no listing we understand; the message is the part of a sentence that says why. */
final class UnreadablePage extends Exception {
    private static final long serialVersionUID = 1;

    UnreadablePage(String why) {
        super(why);
    }
}
