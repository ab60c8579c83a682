/**
 * Following a source as it changes: hints come in, each with the {@link decant.live.Delivery} that brought it, and a
 * delivery is acknowledged when both sides were found right by work that began after it came.
 *
 * <p>{@link decant.live.Live} is a thin shell of threads around {@code HintQueue}, a state machine that knows no
 * threads and is told the time. The queue decides which key is worked on and when a delivery is done; {@code KeyRun}
 * drives the reconciler through one key; {@link decant.live.RemovalBreaker} stands before every removal that a source
 * in ruins might ask for.
 */
@NullMarked
package decant.live;

import org.jspecify.annotations.NullMarked;
