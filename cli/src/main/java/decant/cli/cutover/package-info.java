/**
 * From a converged migration to the application at its target, back, or to the end: {@link decant.cli.cutover.Cutover}
 * goes from step to step, {@link decant.cli.cutover.Crossing} is what it does to links and buckets, {@link
 * decant.cli.cutover.CutoverHooks} what it has others do, and {@link decant.cli.cutover.CutoverRecord} what it
 * remembers over its own end.
 */
@NullMarked
package decant.cli.cutover;

import org.jspecify.annotations.NullMarked;
