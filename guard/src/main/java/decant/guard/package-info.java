/**
 * What the house rules need to be held as tests: {@link decant.guard.SourceTree} finds the project's files, {@link
 * decant.guard.SourceFormat} is the one format. The tests of this module are the rules, each failure one sentence.
 */
@NullMarked
package decant.guard;

import org.jspecify.annotations.NullMarked;
