package decant.benchmark;

import decant.benchmark.process.Scratch;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.bucket.S3Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What copying an object costs in requests, by case: calls are money. Counted by the simulator; no time is measured.
 */
final class CallCosts {
    private static final int OBJECTS = 200;
    private static final int LARGE_OBJECTS = 5;

    /** What is special about the objects or the buckets. */
    enum Case {
        OWNERSHIP_ENFORCED("ownership enforced on both sides", OBJECTS),
        PRIVATE("access list private", OBJECTS),
        PUBLIC("access list public", OBJECTS),
        TAGS("three tags", OBJECTS),
        MULTIPART("two parts", LARGE_OBJECTS),
        NO_CONDITIONS("no condition honoured", OBJECTS);

        private final String words;
        private final int objects;

        Case(String words, int objects) {
            this.words = words;
            this.objects = objects;
        }
    }

    /** Prints a line a case: calls per object, those that a run costs once left out. */
    void print() throws IOException, InterruptedException {
        System.out.printf(Locale.ROOT, "| %-34s | %-8s | %s |%n", "case", "calls", "which");
        System.out.printf(Locale.ROOT, "| %-34s | %-8s | %s |%n", "---", "---", "---");
        for (Case each : Case.values()) {
            Map<S3Operation, Double> calls = new EnumMap<>(S3Operation.class);
            calls(each, each.objects)
                    .forEach((operation, count) -> calls.merge(operation, (double) count, Double::sum));
            calls(each, 0).forEach((operation, count) -> calls.merge(operation, -(double) count, Double::sum));
            double sum = 0;
            StringBuilder which = new StringBuilder();
            for (Map.Entry<S3Operation, Double> entry : calls.entrySet()) {
                double perObject = entry.getValue() / each.objects;
                if (perObject > 0) {
                    sum += perObject;
                    which.append(which.isEmpty() ? "" : ", ")
                            .append(String.format(Locale.ROOT, "%.2f ", perObject))
                            .append(entry.getKey().apiName());
                }
            }
            System.out.printf(Locale.ROOT, "| %-34s | %-8.2f | %s |%n", each.words, sum, which);
        }
    }

    private static Map<S3Operation, Long> calls(Case each, int objects) throws IOException, InterruptedException {
        Path state = Files.createTempDirectory("decant-benchmark");
        SimulatorOptions options = SimulatorOptions.defaults().withRegions(RegionOptions.of("eu", Latency.NONE));
        try (Simulator simulator = Simulator.start(options)) {
            Account account = simulator.accounts().add("main", "simulator", "simulator-secret");
            for (String name : List.of("source", "target")) {
                BucketOptions bucket = BucketOptions.of(name, "eu", account);
                simulator.createBucket(each == Case.OWNERSHIP_ENFORCED ? bucket : bucket.withAcls());
            }
            String endpoint = simulator.endpoint("eu").toString();
            try (Uploads uploads = new Uploads(endpoint, "source")) {
                for (int i = 0; i < objects; i++) {
                    uploads.put(each, "object-%04d".formatted(i));
                }
            }
            simulator.switches().setIgnoresConditions(each == Case.NO_CONDITIONS);
            Map<S3Operation, Long> before = simulator.requests().all();
            new Client("512m", endpoint)
                    .run(
                            List.of("sync", "s3://source", "s3://target", "--state", state.resolve("state").toString()),
                            0);
            Map<S3Operation, Long> calls = new EnumMap<>(S3Operation.class);
            simulator
                    .requests()
                    .all()
                    .forEach((operation, count) -> calls.put(operation, count - before.getOrDefault(operation, 0L)));
            return calls;
        } finally {
            Scratch.delete(state);
        }
    }
}
