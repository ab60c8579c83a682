package decant.cli;

import decant.cli.buckets.Buckets;
import decant.cli.buckets.S3Buckets;
import decant.cli.ending.ExitCode;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.flow.Ticker;
import decant.model.ObjectKey;
import decant.s3.queue.QueueOptions;
import decant.store.Interceptor;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Runs the command line in this process, on buckets in memory, and keeps what it prints. */
final class CommandLineHarness {
    /** What a test locks that says by the process's properties who asks: others run beside it. */
    static final String CREDENTIALS = "credentials of the process";

    /**
     * Time flies, so that nobody waits for a call to be repeated: a second takes fifty milliseconds. A leave to act,
     * which counts for five, must outlast its reading on a busy machine all the same.
     */
    private static final Ticker HASTY =
            Ticker.of(() -> System.nanoTime() * 20, nanos -> LockSupport.parkNanos(Math.max(1, nanos / 20)));

    private final Path directory;
    private final Ticker ticker;

    /** The stores' clock is behind the program's, so that no object is young. */
    private final MemoryBuckets buckets;

    private final Buckets opened;

    /** {@code null} where nobody is at the terminal. */
    private @Nullable String typed;

    private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();

    CommandLineHarness(Path directory) {
        this(directory, new MemoryBuckets(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1))));
    }

    private CommandLineHarness(Path directory, MemoryBuckets buckets) {
        this(directory, HASTY, buckets, buckets);
    }

    private CommandLineHarness(Path directory, Ticker ticker, MemoryBuckets buckets, Buckets opened) {
        this.directory = directory;
        this.ticker = ticker;
        this.buckets = buckets;
        this.opened = opened;
    }

    /** Runs it on real servers instead. */
    static CommandLineHarness onServers(Path directory) {
        Clock clock = Clock.systemUTC();
        return new CommandLineHarness(directory, HASTY, new MemoryBuckets(clock), new S3Buckets(clock, new Random()));
    }

    /** Waits for as long as it says, since what the stores' own clock dates is waited for as well. */
    static CommandLineHarness inRealTime(Path directory) {
        Clock clock = Clock.systemUTC();
        Ticker ticker = Ticker.of(System::nanoTime, LockSupport::parkNanos);
        return new CommandLineHarness(directory, ticker, new MemoryBuckets(clock), new S3Buckets(clock, new Random()));
    }

    /** Another terminal on the same machine. */
    CommandLineHarness other() {
        return new CommandLineHarness(directory, buckets);
    }

    /** From now on a person sits at the terminal, and types this whenever something is asked. */
    CommandLineHarness typing(String text) {
        typed = text;
        return this;
    }

    MemoryBuckets buckets() {
        return buckets;
    }

    ExitCode run(String... arguments) {
        outBytes.reset();
        errBytes.reset();
        Console console =
                new Console(
                        new PrintStream(outBytes, true, StandardCharsets.UTF_8),
                        new PrintStream(errBytes, true, StandardCharsets.UTF_8),
                        typed != null,
                        new BufferedReader(new StringReader(typed == null ? "" : typed)));
        Environment environment =
                new Environment(
                        console,
                        Clock.systemUTC(),
                        ticker,
                        new Random(1),
                        opened,
                        QueueOptions.DEFAULT,
                        directory,
                        directory);
        return CommandLineRun.with(environment, Interrupts.none()).run(arguments);
    }

    String out() {
        return outBytes.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return errBytes.toString(StandardCharsets.UTF_8);
    }

    /** From now on an operation fails, on one key or, where that is {@code null}, on every one. */
    void fail(Operation operation, @Nullable String key, Kind kind, String code) {
        buckets.around(
                new Interceptor() {
                    @Override
                    public <T> T call(Operation asked, @Nullable ObjectKey about, Call<T> call) throws StoreException {
                        if (asked == operation && (key == null || (about != null && about.toString().equals(key)))) {
                            throw new StoreException(kind, asked, about, code, "It said " + code + ".", null);
                        }
                        return call.make();
                    }
                });
    }

    /** From now on nothing fails. */
    void fail() {
        buckets.around(Interceptor.PASS);
    }
}
