package decant.cli.verb;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.S3Buckets;
import decant.cli.output.Console;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a verb needs of the world.
 *
 * @param stateHome directory of state files that no option names
 */
public record Environment(Console console, Clock clock, Buckets buckets, Path stateHome) {
    /** The real one. */
    public static Environment system(Console console) {
        Clock clock = Clock.systemUTC();
        return new Environment(console, clock, new S3Buckets(clock), stateHome(System.getenv("XDG_STATE_HOME")));
    }

    private static Path stateHome(@Nullable String configured) {
        Path base =
                configured == null || configured.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(configured);
        return base.resolve("decant");
    }
}
