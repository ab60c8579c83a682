package decant.cli.verb;

import decant.cli.ledger.SqliteLedger;
import decant.ledger.RunIdentity;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The state file of a link back, open while somebody needs it. For one thread, but for {@link #current}. */
final class BackLedger implements AutoCloseable {
    private final Path file;
    private final RunIdentity identity;
    private final Duration lateLanding;
    private volatile @Nullable SqliteLedger open;

    /** A file that need not be there, and is not opened yet. */
    BackLedger(Path file, RunIdentity identity, Duration lateLanding) {
        this.file = file;
        this.identity = identity;
        this.lateLanding = lateLanding;
    }

    /** Opens it unless it is open. */
    SqliteLedger open() {
        SqliteLedger ledger = open;
        if (ledger == null) {
            ledger = SqliteLedger.open(file, identity, lateLanding);
            open = ledger;
        }
        return ledger;
    }

    /** The record as far as it is open; {@code null} where it is not. */
    @Nullable SqliteLedger current() {
        return open;
    }

    @Override
    public void close() {
        SqliteLedger ledger = open;
        open = null;
        if (ledger != null) {
            ledger.close();
        }
    }
}
