/**
 * What people and scripts get to see. {@link decant.cli.output.Console} is where text goes; {@link
 * decant.cli.output.Progress} draws what goes on while it does, on a terminal and on a pipe; {@link
 * decant.cli.output.Figures} writes numbers as people read them; {@link decant.cli.output.Json} writes the documents
 * that scripts read.
 */
@NullMarked
package decant.cli.output;

import org.jspecify.annotations.NullMarked;
