package decant.s3.probe;

import decant.s3.copy.Dialect;
import decant.store.Capabilities;

/**
 * What a target was found to honour.
 *
 * @param dialect how it takes what copies say
 */
public record Findings(Capabilities capabilities, Dialect dialect) {}
