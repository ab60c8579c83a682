package decant.cli.options;

import decant.backfill.RemovalLimit;
import decant.live.RemovalBreaker;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How many removals a follower makes before it takes them for an emptied source. */
public final class FollowedRemovals {
    @Option(
            names = "--max-removals",
            paramLabel = "N|P%",
            description =
                    "Most objects removed from the target within an hour; from one more on none is, until the follower"
                        + " is started again. 0: none, ever. Default: 1000 or 10%% of the target, whichever is less.")
    private @Nullable String maxRemovals;

    boolean isGiven() {
        return maxRemovals != null;
    }

    /** The limit within an hour. */
    public RemovalLimit limit() {
        return maxRemovals == null ? RemovalBreaker.DEFAULT_LIMIT : RemovalForm.read("--max-removals", maxRemovals);
    }
}
