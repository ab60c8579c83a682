/**
 * The ledger as one SQLite file. {@link decant.cli.ledger.SqliteLedger} is the port's implementation; {@code
 * LedgerFile} opens the file and makes sure that it is ours alone, {@code GroupCommit} lets many threads share one
 * transaction and its disk flush, {@code Statements} and {@code Cells} translate between rows and values, {@code
 * Faults} between SQLite's errors and sentences.
 */
@NullMarked
package decant.cli.ledger;

import org.jspecify.annotations.NullMarked;
