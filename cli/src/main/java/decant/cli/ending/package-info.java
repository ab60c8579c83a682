/**
 * How a run ends: with an {@link decant.cli.ending.Ending}, its report; with a {@link decant.cli.ending.Failure}, one
 * sentence; and either way with an {@link decant.cli.ending.ExitCode}.
 */
@NullMarked
package decant.cli.ending;

import org.jspecify.annotations.NullMarked;
