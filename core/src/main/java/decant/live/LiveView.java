package decant.live;

import org.jspecify.annotations.Nullable;

/**
 * Where a follower stands now.
 *
 * @param hints hints held: waiting, in work, or to be looked at again
 * @param keysInWork keys being worked on
 * @param removalsStopped why no removal is made any more, {@code null} while they are
 */
public record LiveView(int hints, int keysInWork, @Nullable String removalsStopped) {}
