/** The command line. {@link decant.cli.Main} is where a run begins. */
@NullMarked
package decant.cli;

import org.jspecify.annotations.NullMarked;
