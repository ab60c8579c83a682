/**
 * One class per verb. A verb reads its options, opens buckets and ledger, lets core do the work, and turns the result
 * into an {@link decant.cli.ending.Ending}; what several verbs share has a class of its own.
 */
@NullMarked
package decant.cli.verb;

import org.jspecify.annotations.NullMarked;
