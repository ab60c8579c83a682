package decant.cli.ledger;

import java.time.Instant;

/** A line that a migration said to people. */
public record SaidLine(Instant at, String line) {}
