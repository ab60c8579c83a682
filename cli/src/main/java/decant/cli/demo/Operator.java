package decant.cli.demo;

import decant.cli.cutover.Course;
import decant.cli.cutover.CutoverRecord;
import decant.cli.ending.Ending;
import decant.cli.ending.ExitCode;
import decant.cli.ending.Failure;
import decant.cli.ending.Refusal;
import decant.cli.ledger.MigrationRows;
import decant.cli.migration.ControlSocket;
import decant.cli.migration.MigrationRecord;
import decant.cli.verb.Environment;
import decant.cli.verb.LatencyVerb;
import decant.cli.verb.MigrateCutoverVerb;
import decant.cli.verb.MigrateFinishVerb;
import decant.cli.verb.MigrateReportVerb;
import decant.cli.verb.MigrateRollbackVerb;
import decant.cli.verb.MigrateStatusVerb;
import decant.cli.verb.MigrateVerifyVerb;
import decant.cli.verb.Verb;
import decant.flow.Uninterrupted;
import decant.ledger.LedgerException;
import decant.store.StoreException;
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
 * Whoever moves the bucket: gives the commands that anybody gives, beside the {@code decant migrate start} that an
 * {@link Engine} keeps going. What is simulated is the world, not this.
 */
final class Operator implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final int MAX_TRIES = 10;

    /** A program that is killed at times has no time for an order at times. */
    private static final int MAX_TRIES_OF_THE_KILLED = 100;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(3);

    /** What is uploaded to both buckets to see how long it takes. */
    private static final String MEASURED = "100KB";

    private final List<String> pair;
    private final List<String> pairAndState;
    private final Path directory;
    private final Path state;
    private final Consumer<String> said;
    private final Environment aside;
    private final Engine engine;
    private final int tries;

    /**
     * Begins to give orders.
     *
     * @param pair what every command names
     * @param directory has the migration's state
     * @param aside for commands, of which nothing is shown
     * @param engine is at the migration; closed with this
     * @param said takes why a command was refused
     */
    Operator(List<String> pair, Path directory, Environment aside, Engine engine, Consumer<String> said) {
        this.directory = directory;
        this.state = state(directory);
        this.said = said;
        this.pair = List.copyOf(pair);
        this.pairAndState = Stream.concat(pair.stream(), Stream.of("--state", state.toString())).toList();
        this.aside = aside;
        this.engine = engine;
        this.tries = engine.isKilled() ? MAX_TRIES_OF_THE_KILLED : MAX_TRIES;
    }

    /** Where the migration of a directory has its state. */
    static Path state(Path directory) {
        return directory.resolve("demo.state");
    }

    private Ending order(Verb verb, List<String> more) throws StoreException, InterruptedException {
        return order(verb, pairAndState, more);
    }

    private Ending order(Verb verb, List<String> first, List<String> more) throws StoreException, InterruptedException {
        List<String> words = new ArrayList<>(first);
        words.addAll(more);
        return run(verb, words, aside);
    }

    /** Gives a command. */
    static Ending run(Verb verb, List<String> words, Environment where) throws StoreException, InterruptedException {
        new CommandLine(verb).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(words.toArray(String[]::new));
        return verb.run(where);
    }

    /** Tells users when heartbeats come back, whenever they were left alone. */
    void tell(Rest rest) {
        Thread.ofVirtual()
                .name("rest")
                .start(() -> {
                    try {
                        while (engine.isRunning()) {
                            if (!rest.follows() && isFollowing(status())) {
                                rest.goesOn();
                            }
                            Thread.sleep(BETWEEN_LOOKS);
                        }
                    } catch (StoreException | RuntimeException e) {
                        // Where the migration has ended meanwhile, there is nothing to tell.
                        if (engine.isRunning()) {
                            said.accept("Nobody tells the users any more: " + Failure.of(e).sentence());
                        }
                    } catch (InterruptedException _) {
                        // So it ends.
                    }
                });
    }

    private static boolean isFollowing(Map<String, Object> status) {
        return Boolean.TRUE.equals(status.get("running"))
                && status.get("gates") instanceof List<?> gates
                && gates.stream()
                        .anyMatch(gate ->
                                gate instanceof Map<?, ?> one
                                        && "heartbeat".equals(one.get("gate"))
                                        && Boolean.TRUE.equals(one.get("open")));
    }

    /** Where the migration is, as {@code decant migrate status} has it for scripts; empty while nobody can say. */
    Map<String, Object> status() throws StoreException, InterruptedException {
        if (!engine.isRunning()) {
            throw new IllegalStateException("The migration has ended: " + engine.ended());
        }
        if (!Files.exists(ControlSocket.beside(state))) {
            return Map.of();
        }
        try {
            return order(new MigrateStatusVerb(), List.of("--output", "json")).document();
        } catch (Refusal | LedgerException _) {
            // It has not begun, or was killed while it spoke.
            return Map.of();
        }
    }

    /** The same of a program that runs, and so knows how it fared. */
    Map<String, Object> statusOfLiving() throws StoreException, InterruptedException {
        Map<String, Object> status = status();
        while (!Boolean.TRUE.equals(status.get("running"))) {
            Thread.sleep(BETWEEN_LOOKS);
            status = status();
        }
        return status;
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
        goOn(MigrateVerifyVerb::new, List.of(), Course.STAYING);
        awaitConverged();
    }

    /** Takes the application to the target: whether it is there. */
    boolean cutOver() throws StoreException, InterruptedException {
        return goOn(MigrateCutoverVerb::new, List.of("--yes"), Course.AT_TARGET);
    }

    /** Takes the application back to the source: whether it is there. */
    boolean rollBack() throws StoreException, InterruptedException {
        return goOn(MigrateRollbackVerb::new, List.of("--yes"), Course.ROLLED_BACK);
    }

    /** Ends the migration: whether it is finished. The program says so for some seconds before it is gone. */
    boolean finish(String quietFor) throws StoreException, InterruptedException {
        return goOn(MigrateFinishVerb::new, List.of("--yes", "--quiet-for", quietFor), Course.FINISHED);
    }

    /** Gates close for a moment where a machine is busy; the same command goes on. */
    private boolean goOn(Supplier<Verb> verb, List<String> options, Course there)
            throws StoreException, InterruptedException {
        for (int i = 0; i < tries; i++) {
            // Asked once: a program that begins anew may not answer the next question.
            if (isAt(there)) {
                return true;
            }
            try {
                if (order(verb.get(), options).exitCode() == ExitCode.OK) {
                    return true;
                }
            } catch (Refusal e) {
                said.accept(Failure.of(e).sentence());
            }
            Thread.sleep(BETWEEN_TRIES);
        }
        return isAt(there);
    }

    private boolean isAt(Course course) throws StoreException, InterruptedException {
        if (!engine.isRunning()) {
            return course(state) == course;
        }
        return status().get("cutover") instanceof Map<?, ?> cutover && course.word().equals(cutover.get("course"));
    }

    /** Where the application is, as a migration remembers it that does not run. */
    static Course course(Path state) {
        return new CutoverRecord(MigrationRecord.of(MigrationRows.in(state))).course();
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
                                    order(new LatencyVerb(), pair, options);
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
        order(new MigrateReportVerb(), List.of("--html", page.toString(), "--application", table.toString()));
    }

    /** Returns when the program of a finished migration is gone: whether nothing has failed in it. */
    boolean awaitEnd() throws InterruptedException {
        engine.await();
        return engine.ended().isEmpty();
    }

    /** How often the program was killed so far. */
    int kills() {
        return engine.kills();
    }

    @Override
    public void close() {
        engine.close();
    }

    private static void end(Thread thread) {
        thread.interrupt();
        Uninterrupted.join(thread);
    }
}
