/**
 * Events that a store pushes over HTTP: {@link decant.cli.listen.EventServer} answers when a message is on the disk,
 * {@code RowFeeder} hands it to the engine and forgets it when it is acknowledged.
 */
@NullMarked
package decant.cli.listen;

import org.jspecify.annotations.NullMarked;
