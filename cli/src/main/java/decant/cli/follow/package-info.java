/**
 * What a follower has to say while it runs: {@link decant.cli.follow.FollowFigures} counts, {@link
 * decant.cli.follow.MetricsServer} tells it to machines, {@link decant.cli.follow.FollowLog} writes a line for each
 * object.
 */
@NullMarked
package decant.cli.follow;

import org.jspecify.annotations.NullMarked;
