/**
 * How a migration went on: {@link decant.cli.history.Recorder} writes it down while it runs, as {@link
 * decant.cli.ledger.HistoryRows} of its state file, from which {@link decant.cli.ledger.History} is read.
 */
@NullMarked
package decant.cli.history;

import org.jspecify.annotations.NullMarked;
