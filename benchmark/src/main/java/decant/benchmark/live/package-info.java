/**
 * A follower under load: {@link decant.benchmark.live.LiveWorld} is a process with two buckets, an application that
 * writes and the store's events; {@link decant.benchmark.live.EventLags} knows when each change arrived at the target.
 */
@NullMarked
package decant.benchmark.live;

import org.jspecify.annotations.NullMarked;
