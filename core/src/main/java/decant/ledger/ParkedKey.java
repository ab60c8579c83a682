package decant.ledger;

import decant.model.ObjectKey;
import java.time.Instant;

/**
 * A key given up after bounded tries, waiting for a person or {@code decant retry}.
 *
 * @param cause one word that groups, such as {@code hot} or {@code denied}
 * @param detail one sentence for people
 */
public record ParkedKey(ObjectKey key, String cause, String detail, Instant since) {}
