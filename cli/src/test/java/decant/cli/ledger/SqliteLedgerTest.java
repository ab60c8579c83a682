package decant.cli.ledger;

import decant.ledger.Ledger;
import decant.ledger.LedgerContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the SQLite ledger to the contract. Closing stands for the crash: it flushes nothing that a call had not, which
 * the kill test shows with a process that has no time to close anything.
 */
final class SqliteLedgerTest extends LedgerContract {
    @TempDir private Path directory;

    @Override
    protected Ledger create() {
        return open();
    }

    @Override
    protected Ledger afterCrash(Ledger ledger) {
        ledger.close();
        return open();
    }

    private Ledger open() {
        return SqliteLedger.open(directory.resolve("state"), IDENTITY, LATE_LANDING);
    }
}
