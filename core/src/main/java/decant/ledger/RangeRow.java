package decant.ledger;

import decant.model.KeyRange;

/**
 * A range not yet done.
 *
 * @param id unique within the run, never used again
 * @param rest what is left of it, beginning after the cursor
 */
public record RangeRow(long id, KeyRange rest) {}
