package decant.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a follower stands now.
 *
 * @param hints hints held: waiting, in work, or to be looked at again
 * @param keysInWork keys being worked on
 * @param nextDue when the next key may be worked on that is not in work; {@code null} if none waits
 * @param removalsStopped why no removal is made any more, {@code null} while they are
 */
public record LiveView(int hints, int keysInWork, @Nullable Instant nextDue, @Nullable String removalsStopped) {}
