package decant.cli.ledger;

import java.time.Instant;

/** A moment that somebody marked, such as the cutover. */
public record LatencyMark(Instant at, String name) {}
