/**
 * A whole migration in virtual time, with whatever a seed makes happen to it: the real pass, the real ledger, the real
 * reconciler for hints, the closing pass, and the auditor at the end.
 *
 * <p>What happens to a key is decided by the seed and the key alone, call by call about it, so that threads cannot
 * change a key's story, and a story that fails fails alone as well.
 */
@NullMarked
package decant.proof.simulation;

import org.jspecify.annotations.NullMarked;
