package decant.cli.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.buckets.Buckets;
import decant.cli.cutover.CutoverHooks;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Failure;
import decant.cli.ending.Refusal;
import decant.cli.migration.ControlSocket;
import decant.cli.output.Console;
import decant.cli.verb.Environment;
import decant.cli.verb.LatencyVerb;
import decant.cli.verb.MigrateCutoverVerb;
import decant.cli.verb.MigrateFinishVerb;
import decant.cli.verb.MigrateReportVerb;
import decant.cli.verb.MigrateRollbackVerb;
import decant.cli.verb.MigrateStartVerb;
import decant.cli.verb.MigrateStatusVerb;
import decant.cli.verb.MigrateVerifyVerb;
import decant.cli.verb.Verb;
import decant.flow.Uninterrupted;
import decant.store.StoreException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Whoever moves the bucket: gives the commands that anybody gives, {@code decant migrate start} in a thread of its own
 * and the others beside it. What is simulated is the world, not this.
 */
final class Operator implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final int MAX_TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);

    /** What is uploaded to both buckets to see how long it takes. */
    private static final String MEASURED = "100KB";

    /** A store that failed for longer than anybody waits for it ends the program, and the operator begins it again. */
    private static final int MAX_STARTS = 5;

    private final List<String> pair;
    private final List<String> pairAndState;
    private final Path directory;
    private final Path state;
    private final Consumer<String> said;
    private final Environment aside;
    private final Thread running;
    private volatile String ended = "";

    /**
     * Begins.
     *
     * @param pair what every command names
     * @param options of the migration
     * @param directory an empty one, for the migration's state
     * @param others CDN and application, which have their part in a cutover
     * @param buckets opens both with the operator's credentials
     * @param said takes what the migration says, a line each
     */
    Operator(
            List<String> pair,
            List<String> options,
            Path directory,
            CutoverHooks others,
            Buckets buckets,
            Environment world,
            Consumer<String> said) {
        this.directory = directory;
        this.state = directory.resolve("demo.state");
        this.said = said;
        this.pair = List.copyOf(pair);
        this.pairAndState = Stream.concat(pair.stream(), Stream.of("--state", state.toString())).toList();
        this.aside = at(world, buckets, OutputStream.nullOutputStream());
        Environment here = at(world, buckets, new LineStream(said));
        this.running = Thread.ofPlatform().name("migration").start(() -> keepAtIt(here, options, others));
    }

    private Environment at(Environment world, Buckets buckets, OutputStream shown) {
        PrintStream lines = new PrintStream(shown, true, UTF_8);
        return new Environment(
                new Console(lines, lines, false),
                world.clock(),
                world.ticker(),
                world.random(),
                buckets,
                directory,
                world.directory());
    }

    private void keepAtIt(Environment here, List<String> options, CutoverHooks others) {
        for (int i = 0; i < MAX_STARTS; i++) {
            try {
                run(new MigrateStartVerb(others), options, here);
                ended = "";
                return;
            } catch (StoreException e) {
                ended = Failure.of(e).sentence();
                here.console().err().println("decant: " + ended + " It is begun again, and goes on where it was.");
            } catch (InterruptedException | RuntimeException e) {
                ended = Failure.of(e).sentence();
                return;
            }
        }
    }

    private Ending run(Verb verb, List<String> more, Environment where) throws StoreException, InterruptedException {
        return run(verb, pairAndState, more, where);
    }

    private static Ending run(Verb verb, List<String> first, List<String> more, Environment where)
            throws StoreException, InterruptedException {
        List<String> words = new ArrayList<>(first);
        words.addAll(more);
        new CommandLine(verb).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
        return verb.run(where);
    }

    /** Where the migration is, as {@code decant migrate status} has it for scripts; empty before it can say. */
    Map<String, Object> status() throws StoreException, InterruptedException {
        if (!running.isAlive()) {
            throw new IllegalStateException("The migration has ended: " + ended);
        }
        return Files.exists(ControlSocket.beside(state))
                ? run(new MigrateStatusVerb(), List.of("--output", "json"), aside).document()
                : Map.of();
    }

    /** Returns when every gate is open. */
    void awaitConverged() throws StoreException, InterruptedException {
        while (!isConverged(status())) {
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    private static boolean isConverged(Map<String, Object> status) {
        return "converged".equals(status.get("phase")) && "converging".equals(status.get("step"));
    }

    /** After a rollback: closes and verifies again, and returns when every gate is open. */
    void convergeAgain() throws StoreException, InterruptedException {
        run(new MigrateVerifyVerb(), List.of(), aside);
        awaitConverged();
    }

    /** Takes the application to the target: whether it is there. */
    boolean cutOver() throws StoreException, InterruptedException {
        return goOn(MigrateCutoverVerb::new, List.of("--yes"));
    }

    /** Gates close for a moment where a machine is busy; the same command goes on. */
    private boolean goOn(Supplier<Verb> verb, List<String> options) throws StoreException, InterruptedException {
        for (int i = 0; i < MAX_TRIES; i++) {
            try {
                if (run(verb.get(), options, aside).exitCode() == ExitCode.OK) {
                    return true;
                }
            } catch (Refusal e) {
                said.accept(Failure.of(e).sentence());
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        return false;
    }

    /** Takes the application back to the source: whether it is there. */
    boolean rollBack() throws StoreException, InterruptedException {
        return goOn(MigrateRollbackVerb::new, List.of("--yes"));
    }

    /** Measures until it is closed. */
    Gauge measure(Duration every) {
        return new Gauge(every);
    }

    /** {@code decant latency} beside the migration. */
    final class Gauge implements AutoCloseable {
        private final Thread measuring;

        private Gauge(Duration every) {
            List<String> options = List.of("--sizes", MEASURED, "--every", every.toSeconds() + "s");
            this.measuring =
                    Thread.ofPlatform()
                            .name("latency")
                            .start(() -> {
                                try {
                                    run(new LatencyVerb(), pair, options, aside);
                                } catch (InterruptedException _) {
                                    // So it ends.
                                } catch (StoreException | RuntimeException e) {
                                    said.accept("Latencies are not measured any more: " + Failure.of(e).sentence());
                                }
                            });
        }

        /** Measures no more; what was uploaded is removed. */
        void stop() {
            end(measuring);
        }

        @Override
        public void close() {
            stop();
        }
    }

    /**
     * Writes the migration's report.
     *
     * @param times of the application's uploads
     */
    void report(Path page, UploadTimes times) throws StoreException, InterruptedException {
        Path table = directory.resolve("uploads.csv");
        times.write(table);
        run(new MigrateReportVerb(), List.of("--html", page.toString(), "--application", table.toString()), aside);
    }

    /** Ends the migration: whether it is finished. The program says so for some seconds before it is gone. */
    boolean finish(String quietFor) throws StoreException, InterruptedException {
        return goOn(MigrateFinishVerb::new, List.of("--yes", "--quiet-for", quietFor));
    }

    /** Returns when the program of a finished migration is gone: whether nothing has failed in it. */
    boolean awaitEnd() throws InterruptedException {
        running.join();
        return ended.isEmpty();
    }

    @Override
    public void close() {
        end(running);
    }

    private static void end(Thread thread) {
        thread.interrupt();
        Uninterrupted.join(thread);
    }
}
