/**
 * The proof: every order of steps of two actors and an application on one key, explored as states, with the real step
 * machine, the real page transaction and the real store in memory.
 *
 * <p>A {@link decant.proof.Situation} is a value; {@link decant.proof.Moves} names every step that may come next;
 * {@link decant.proof.Exploration} takes each of them once from every situation there is; a {@link
 * decant.proof.Property} says in a sentence what may never happen. {@link decant.proof.Guard} names what keeps it from
 * happening, and can be taken away.
 */
@NullMarked
package decant.proof;

import org.jspecify.annotations.NullMarked;
