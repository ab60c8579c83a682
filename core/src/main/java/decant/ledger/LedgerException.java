package decant.ledger;

/**
 * The ledger could not be read or written; the message is one sentence for people. The run ends, nothing is
 * half-written.
 */
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
