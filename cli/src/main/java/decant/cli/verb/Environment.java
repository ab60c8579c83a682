package decant.cli.verb;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.S3Buckets;
import decant.cli.output.Console;
import decant.flow.Ticker;
import decant.s3.queue.QueueOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a verb needs of the world.
 *
 * @param ticker for waits and limits
 * @param random safe for any number of threads
 * @param queues how queues are read
 * @param stateHome directory of state files that no option names
 * @param directory where files are that are named without one
 */
public record Environment(
        Console console,
        Clock clock,
        Ticker ticker,
        RandomGenerator random,
        Buckets buckets,
        QueueOptions queues,
        Path stateHome,
        Path directory) {
    /** The real one. */
    public static Environment system(Console console) {
        Clock clock = Clock.systemUTC();
        Ticker ticker = Ticker.of(System::nanoTime, LockSupport::parkNanos);
        RandomGenerator random = new Random();
        return new Environment(
                console,
                clock,
                ticker,
                random,
                new S3Buckets(clock, random),
                QueueOptions.DEFAULT,
                stateHome(System.getenv("XDG_STATE_HOME")),
                Path.of(""));
    }

    private static Path stateHome(@Nullable String configured) {
        Path base =
                configured == null || configured.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state")
                        : Path.of(configured);
        return base.resolve("decant");
    }
}
