/**
 * Events that a store pushes over HTTP: {@link decant.cli.listen.EventServer} answers when its intake has taken a
 * message, to the disk as a rule; {@code RowFeeder} hands it to the engine and forgets it when it is acknowledged.
 */
@NullMarked
package decant.cli.listen;

import org.jspecify.annotations.NullMarked;
