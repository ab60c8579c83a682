package decant.benchmark;

import decant.benchmark.process.ChildProcess;
import decant.benchmark.process.ChildProcess.Use;
import decant.benchmark.process.Scratch;
import decant.benchmark.process.Stats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Copies of small objects between two buckets of one simulator, access lists kept as they are by default. */
final class CopyRuns {
    private static final String COPIES = "requests CopyObject";
    private static final int OK = 0;
    private static final double MICROSECONDS = 1e6;
    private static final long POLL_MILLIS = 20;
    private static final long LANDING_MILLIS = 1_000;

    /** Opening the buckets copies a few canaries; with these many copies, some are of objects. */
    private static final double BEYOND_CANARIES = 24;

    private final int objects;
    private final int copyMillis;
    private final String heap;

    /**
     * @param copyMillis what the simulator takes for a copy, beside its own work
     */
    CopyRuns(int objects, int copyMillis, String heap) {
        this.objects = objects;
        this.copyMillis = copyMillis;
        this.heap = heap;
    }

    /** Copies everything into an empty bucket. */
    void sync() throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("decant-benchmark");
        try (SimulatorProcess simulator = start()) {
            Client client = new Client(heap, simulator.endpoint());
            ChildProcess process = client.start(command(state));
            double firstCopy = awaitCopies(simulator, process, BEYOND_CANARIES);
            Use use = process.await();
            require(use.exitCode() == OK, "sync ended with " + use.exitCode());
            Stats stats = simulator.stats();
            require(stats.of(COPIES) >= objects, "only " + stats.of(COPIES) + " copies");
            Table table = new Table("sync, " + objects + " objects, " + copyMillis + " ms a copy, heap " + heap);
            table.atMost("seconds to the first copy", 5, firstCopy)
                    .atMost(
                            "client CPU microseconds per request",
                            200,
                            use.cpuSeconds() * MICROSECONDS / stats.requests())
                    .plain("requests per object", (double) stats.requests() / objects)
                    .plain("copies a second", objects / (use.seconds() - firstCopy))
                    .plain("seconds", use.seconds())
                    .plain("client CPU seconds", use.cpuSeconds())
                    .plain("simulator CPU seconds", stats.of("cpu-seconds"))
                    .plain("peak memory of the client, MiB", use.peakMebibytes());
            stats.figures()
                    .forEach((name, value) -> {
                        if (value > 0 && name.startsWith("requests ")) {
                            table.plain(name, value);
                        }
                    });
            table.print(System.out);
        } finally {
            Scratch.delete(state);
        }
    }

    /** Kills a sync in its middle and starts it again. */
    void resume() throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("decant-benchmark");
        try (SimulatorProcess simulator = start()) {
            Client client = new Client(heap, simulator.endpoint());
            ChildProcess first = client.start(command(state));
            awaitCopies(simulator, first, objects / 3.0);
            first.kill();
            // What it had sent arrives all the same.
            Thread.sleep(LANDING_MILLIS);
            double before = simulator.stats().of(COPIES);
            ChildProcess second = client.start(command(state));
            double resumed = awaitCopies(simulator, second, before + BEYOND_CANARIES);
            second.kill();
            new Table("resume after kill -9, " + objects + " objects, heap " + heap)
                    .atMost("seconds to the next copy", 10, resumed)
                    .plain("copies before it was killed", before)
                    .print(System.out);
        } finally {
            Scratch.delete(state);
        }
    }

    private SimulatorProcess start() throws IOException {
        return SimulatorProcess.start(
                List.of(
                        "--region",
                        "eu,copy=" + copyMillis,
                        "--synthetic",
                        "source@eu,uniform," + objects,
                        "--bucket",
                        "target@eu"));
    }

    private static List<String> command(Path state) {
        return List.of("sync", "s3://source", "s3://target", "--state", state.resolve("state").toString());
    }

    /** Seconds since the process was started until the simulator has seen so many copies. */
    private static double awaitCopies(SimulatorProcess simulator, ChildProcess process, double copies)
            throws IOException, InterruptedException {
        while (simulator.stats().of(COPIES) < copies) {
            require(process.process().isAlive(), "the client ended early");
            process.read();
            Thread.sleep(POLL_MILLIS);
        }
        return process.seconds();
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("The run failed: " + otherwise);
        }
    }
}
