package decant.cli.history;

import decant.live.LiveView;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be read of a migration's work while it goes on, without a remote call. Safe for any number of threads. */
public interface Underway {
    /** The pass or verification under way; empty while there is none. */
    Optional<PassFigures> figures();

    /** By how much the target is behind now; {@code null} while nothing has shown it. */
    @Nullable Duration lag();

    /** Messages in the queue and in hand; {@link decant.migration.Readings#UNKNOWN} if nobody can tell. */
    long waiting();

    /** Where the live copy stands. */
    LiveView live();
}
