package decant.lambda.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Account;
import decant.simulator.lambda.Ending;
import decant.simulator.lambda.FunctionEnvironment;
import decant.simulator.lambda.RuntimeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** S3, a Runtime API, and environments of the function between them. */
final class ArchiveWorld implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "us-east-1";

    final Simulator simulator;
    final SimulatedBucket source;
    final SimulatedBucket target;
    final RuntimeApi api;
    private final Account account;
    private final Path folder;
    private final List<FunctionEnvironment> environments = new ArrayList<>();

    /**
     * @param folder where the archive lies unpacked
     */
    ArchiveWorld(Path folder, int concurrency) throws IOException {
        this.folder = folder;
        simulator = Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(REGION, Latency.NONE)));
        account = simulator.addAccount("owner");
        source = simulator.createBucket(BucketOptions.of("source", REGION, account).withAcls());
        target = simulator.createBucket(BucketOptions.of("target", REGION, account).withAcls());
        api = RuntimeApi.start(concurrency);
    }

    FunctionEnvironment start(String... variables) throws IOException {
        Map<String, String> all = new TreeMap<>();
        all.put("AWS_LAMBDA_RUNTIME_API", api.address());
        all.put("AWS_LAMBDA_FUNCTION_NAME", "decant");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        all.put("AWS_REGION", REGION);
        all.put("AWS_ACCESS_KEY_ID", account.accessKeyId());
        all.put("AWS_SECRET_ACCESS_KEY", account.secretAccessKey());
        String endpoint = simulator.endpoint(REGION).toString();
        all.put("DECANT_SOURCE", "s3://source");
        all.put("DECANT_TARGET", "s3://target");
        all.put("DECANT_SOURCE_ENDPOINT_URL", endpoint);
        all.put("DECANT_TARGET_ENDPOINT_URL", endpoint);
        for (int i = 0; i < variables.length; i += 2) {
            all.put(variables[i], variables[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        FunctionEnvironment environment =
                FunctionEnvironment.start(
                        folder,
                        "decant.lambda.Handler",
                        List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
                        all);
        environments.add(environment);
        return environment;
    }

    String secret() {
        return account.secretAccessKey();
    }

    /** Writes an object long enough ago not to be young. */
    void put(String key, String text) {
        source.put(key, text.getBytes(UTF_8));
        source.change(key, object -> object.writtenAt(Instant.now().minusSeconds(60)));
    }

    static String event(String name, String key) {
        return """
        {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","eventTime":"%s","eventName":"%s",\
        "s3":{"bucket":{"name":"source"},"object":{"key":"%s"}}}]}\
        """
                .formatted(Instant.now().minusSeconds(70), name, key);
    }

    /** A batch of these bodies, whose messages are called {@code m0} and so on. */
    static String batch(String... bodies) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (String body : bodies) {
            records.add(
                    Map.of(
                            "messageId",
                            "m" + records.size(),
                            "eventSource",
                            "aws:sqs",
                            "body",
                            body,
                            "attributes",
                            Map.of("ApproximateReceiveCount", "1")));
        }
        return JSON.writeValueAsString(Map.of("Records", records));
    }

    /** The ids of messages that an ending gives back. */
    static List<String> failed(Ending ending) {
        if (!(ending instanceof Ending.Answered(String body))) {
            throw new AssertionError("No answer: " + ending);
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode item : JSON.readTree(body).get("batchItemFailures")) {
            ids.add(item.get("itemIdentifier").asString());
        }
        return ids;
    }

    @Override
    public void close() throws IOException {
        for (FunctionEnvironment environment : environments) {
            environment.close();
        }
        api.close();
        simulator.close();
    }
}
