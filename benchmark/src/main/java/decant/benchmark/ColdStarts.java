package decant.benchmark;

import decant.benchmark.process.ChildProcess;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.lambda.Ending;
import decant.simulator.lambda.FunctionArchive;
import decant.simulator.lambda.FunctionEnvironment;
import decant.simulator.lambda.RuntimeApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Environments of the function that start, one after the other, as Lambda starts them: the archive under AWS's own
 * runtime interface client, with a Runtime API and S3 in this process. What Lambda does before, to find a machine and
 * to bring the archive there, is not in it.
 */
final class ColdStarts {
    private static final String REGION = "us-east-1";
    private static final Duration TIME = Duration.ofMinutes(1);
    private static final double NANOS_PER_MILLI = 1e6;

    /**
     * As Lambda starts a function of 1,024 MB, as far as is known: a serial collector, and the quick compiler alone.
     */
    private static final List<String> JAVA_OPTIONS =
            List.of("-Xmx880m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private final Path archive;
    private final int starts;
    private final int latencyMillis;

    /** What was measured, each a list of milliseconds or mebibytes over all starts. */
    private final Map<String, List<Double>> measured = new TreeMap<>();

    /**
     * @param latencyMillis what S3 takes for any answer
     */
    ColdStarts(Path archive, int starts, int latencyMillis) {
        this.archive = archive;
        this.starts = starts;
        this.latencyMillis = latencyMillis;
    }

    void run() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("decant-function");
        try {
            new FunctionArchive(archive).unpackInto(folder);
            for (int i = 0; i < starts; i++) {
                once(folder, "");
                once(folder, "snap-start");
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        print();
    }

    private void once(Path folder, String initialization) throws IOException, InterruptedException {
        SimulatorOptions options =
                SimulatorOptions.defaults()
                        .withRegions(RegionOptions.of(REGION, Latency.of(Duration.ofMillis(latencyMillis))));
        try (Simulator simulator = Simulator.start(options);
                RuntimeApi api = RuntimeApi.start(1)) {
            Account owner = simulator.addAccount("owner");
            SimulatedBucket source = simulator.createBucket(BucketOptions.of("source", REGION, owner).withAcls());
            simulator.createBucket(BucketOptions.of("target", REGION, owner).withAcls());
            for (String key : List.of("first", "second")) {
                source.putMade(key, 1, 1000);
                source.change(key, object -> object.writtenAt(Instant.now().minusSeconds(60)));
            }
            Map<String, String> variables = variables(simulator, owner, api);
            variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", initialization.isEmpty() ? "on-demand" : initialization);
            long begun = System.nanoTime();
            try (FunctionEnvironment environment =
                    FunctionEnvironment.start(folder, "decant.lambda.Handler", JAVA_OPTIONS, variables)) {
                if (initialization.isEmpty()) {
                    api.awaitFetching(1);
                    measured("start, ms", begun);
                    call(api, "first", "first invocation after a start, ms");
                    call(api, "second", "second invocation, ms");
                    note("peak memory after two invocations, MiB", ChildProcess.peakMebibytes(environment.process()));
                } else {
                    api.awaitSnapshot();
                    measured("start and rehearsal before a snapshot, ms", begun);
                    api.restore();
                    call(api, "first", "first invocation after a snapshot, ms");
                }
            }
        }
    }

    private static Map<String, String> variables(Simulator simulator, Account owner, RuntimeApi api) {
        String endpoint = simulator.endpoint(REGION).toString();
        return new TreeMap<>(
                Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        api.address(),
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "1024",
                        "AWS_REGION",
                        REGION,
                        "AWS_ACCESS_KEY_ID",
                        owner.accessKeyId(),
                        "AWS_SECRET_ACCESS_KEY",
                        owner.secretAccessKey(),
                        "DECANT_SOURCE",
                        "s3://source",
                        "DECANT_TARGET",
                        "s3://target",
                        "DECANT_SOURCE_ENDPOINT_URL",
                        endpoint,
                        "DECANT_TARGET_ENDPOINT_URL",
                        endpoint));
    }

    private void call(RuntimeApi api, String key, String what) throws InterruptedException, IOException {
        String event =
                """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"2020-01-01T00:00:00Z",
                "eventName":"ObjectCreated:Put","s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
                """
                        .formatted(key);
        long begun = System.nanoTime();
        Ending ending;
        try {
            ending = api.call(event, TIME).get();
        } catch (ExecutionException e) {
            throw new IOException("The invocation came to no end.", e);
        }
        measured(what, begun);
        if (!ending.equals(new Ending.Answered("{}"))) {
            throw new IOException("The function failed: " + ending);
        }
    }

    private void measured(String what, long begunNanos) {
        note(what, (System.nanoTime() - begunNanos) / NANOS_PER_MILLI);
    }

    private void note(String what, double value) {
        measured.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
    }

    private void print() throws IOException {
        Table table =
                new Table("cold start, " + starts + " times each, S3 answers after " + latencyMillis + " ms, 1,024 MB");
        table.atMost("archive, bytes", 15_000_000, (double) Files.size(archive));
        measured.forEach((what, values) -> {
            List<Double> sorted = values.stream().sorted().toList();
            table.plain(what + ", median", sorted.get(sorted.size() / 2));
            table.plain(what + ", most", sorted.getLast());
        });
        table.print(System.out);
    }
}
