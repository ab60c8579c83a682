package decant.ledger;

import decant.model.KeyRange;
import java.time.Instant;

/**
 * A span whose keys may still be changed by requests of a process that died.
 *
 * @param id the row's, for {@link Ledger#clear}
 * @param since when the first of the requests was about to be sent
 */
public record SuspectSpan(long id, KeyRange span, Instant since) {}
