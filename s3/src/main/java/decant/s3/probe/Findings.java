package decant.s3.probe;

import decant.s3.copy.SourceConditions;
import decant.store.Capabilities;

/**
 * What a target was found to honour.
 *
 * @param conditions headers in which it takes the condition on the source of a copy
 */
public record Findings(Capabilities capabilities, SourceConditions conditions) {}
