package decant.cli.ledger;

import java.time.Instant;

/**
 * Something that happened in a migration.
 *
 * @param kind one word that groups
 * @param text what it was: a word, a line or a document, by its kind
 */
public record ChronicleRow(Instant at, String kind, String text) {}
