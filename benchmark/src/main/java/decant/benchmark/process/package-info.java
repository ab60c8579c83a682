/**
 * Programs that a run starts: {@link decant.benchmark.process.ChildProcess} measures one, {@link
 * decant.benchmark.process.Served} is a store to measure it with.
 */
@NullMarked
package decant.benchmark.process;

import org.jspecify.annotations.NullMarked;
