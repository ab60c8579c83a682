package decant.cli.ledger;

import decant.ledger.LedgerException;
import java.nio.file.Path;
import java.sql.SQLException;

/** What SQLite's error codes mean to the person at the terminal [sqlite.org/rescode.html]. */
final class Faults {
    private static final int PERM = 3;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int NOTADB = 26;

    private static final String NOT_A_LEDGER =
            "was not written by Decant and is left as it is; name another with --state.";

    private Faults() {}

    static LedgerException sentence(Path file, SQLException cause) {
        String clause =
                switch (code(cause)) {
                    case BUSY, LOCKED ->
                            "is in use by another process; wait for it to end, or name another with --state.";
                    case FULL ->
                            """
                            is on a full disk; nothing of the last step was written. Free some space and start \
                            the same command again: it resumes.\
                            """;
                    case READONLY, PERM -> "cannot be written; permit it, or name another with --state.";
                    case CANTOPEN ->
                            """
                            cannot be opened; see that its directory exists and may be written, or name another with \
                            --state.\
                            """;
                    case NOTADB -> NOT_A_LEDGER;
                    case CORRUPT ->
                            """
                            is damaged; move it away and start again: what was copied already is recognised and not \
                            copied twice.\
                            """;
                    case IOERR ->
                            """
                            could not be read or written (%s); nothing of the last step was written. Start the same \
                            command again: it resumes.\
                            """
                                    .formatted(cause.getMessage());
                    default -> "failed: " + cause.getMessage();
                };
        return new LedgerException("The state file " + file + " " + clause, cause);
    }

    /** The same for whoever only asks for the state of a migration, which answers by itself while it runs. */
    static LedgerException asked(Path file, SQLException cause) {
        return switch (code(cause)) {
            case BUSY, LOCKED ->
                    new LedgerException(
                            "The state file "
                                    + file
                                    + " is held by a process that does not answer yet, as one that has just begun; ask"
                                    + " again in a moment.",
                            cause);
            default -> sentence(file, cause);
        };
    }

    private static int code(SQLException cause) {
        // The low byte is the code; the rest says more about it.
        return cause.getErrorCode() & 0xFF;
    }

    static LedgerException notALedger(Path file) {
        return new LedgerException("The state file " + file + " " + NOT_A_LEDGER, null);
    }
}
