package decant.lambda;

/**
 * An invocation did not do all it was called for: Lambda calls it again, and in the end gives what came to the
 * function's own dead-letter queue. The message is a sentence; where it was thrown tells nobody anything.
 */
final class NotSettled extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotSettled(String sentence) {
        super(sentence, null, false, false);
    }
}
