/**
 * The durable record of a run: which {@link decant.ledger.RangeRow ranges} are done up to which key, which keys are
 * {@link decant.ledger.PendingKey pending} or {@link decant.ledger.ParkedKey parked}, which spans may still be changed
 * by requests that were in flight when the program died, and the {@link decant.ledger.Receipt receipts} of copies whose
 * ETags cannot be compared. {@link decant.ledger.Ledger} is the port; {@link decant.ledger.MemoryLedger} keeps it in
 * memory.
 */
@NullMarked
package decant.ledger;

import org.jspecify.annotations.NullMarked;
