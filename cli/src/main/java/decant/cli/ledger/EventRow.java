package decant.cli.ledger;

/**
 * A message that was taken and is not yet done.
 *
 * @param sequence its place in the order of arrival, never used again
 * @param body as it came
 */
public record EventRow(long sequence, String body) {}
