package decant.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.QueueRelay;
import decant.model.ETag;
import decant.s3.application.Account;
import decant.s3.queue.ElasticQueues;
import decant.simulator.BucketOptions;
import decant.simulator.RegionOptions;
import decant.simulator.SimulatedBucket;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.events.HttpPush;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;

/**
 * {@code decant sync --follow} as a process of its own that is killed while an application writes, on simulated buckets
 * whose events are sent until they are taken, some of them twice.
 */
@Tag("story")
final class FollowedSyncKillTest {
    private static final String REGION = "eu-west-1";
    private static final int OLD_KEYS = 1100;
    private static final int SIGTERM = 128 + 15;

    @TempDir private Path folder;
    private Simulator simulator;
    private SimulatedBucket source;
    private SimulatedBucket target;
    private S3Client client;
    private Program program;
    private int port;

    @BeforeEach
    void start() throws IOException {
        Latency latency = Latency.of(Duration.ofMillis(5));
        simulator = Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(REGION, latency)));
        var account = simulator.addAccount("application");
        source = simulator.createBucket(BucketOptions.of("source", REGION, account).withAcls());
        target = simulator.createBucket(BucketOptions.of("target", REGION, account).withAcls());
        client =
                new Account(simulator.endpoint(REGION), REGION, account.accessKeyId(), account.secretAccessKey())
                        .client();
        program =
                new Program(
                        folder,
                        Map.of(
                                "AWS_ACCESS_KEY_ID",
                                account.accessKeyId(),
                                "AWS_SECRET_ACCESS_KEY",
                                account.secretAccessKey()));
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    @Test
    void losesNothingOfWhatIsSentToItsPort() throws Exception {
        isKilledAndLosesNothing("listen:" + port, port, () -> true);
    }

    /** What it has received when it is killed comes back when its leases are over. */
    @Test
    void losesNothingOfWhatIsInItsQueue() throws Exception {
        try (ElasticQueues queues = new ElasticQueues()) {
            queues.create("source-dead");
            String url = queues.create("source", "source-dead", 50);
            try (QueueRelay relay = new QueueRelay(queues, url)) {
                isKilledAndLosesNothing(url, relay.port(), () -> queues.count(url) == 0);
            }
        }
    }

    /**
     * @param follow where the program is told that events come from
     * @param sentTo port that the store sends them to
     * @param taken whether none waits between the two
     */
    private void isKilledAndLosesNothing(String follow, int sentTo, Condition taken) throws Exception {
        for (int i = 0; i < OLD_KEYS; i++) {
            put("old/" + i, "old");
        }
        long seed = 20261126;
        try (HttpPush push = HttpPush.start(source, URI.create("http://127.0.0.1:" + sentTo + "/"), 100, seed)) {
            Random random = new Random(seed);
            for (int killAfter : List.of(60, 250, 400)) {
                Program.Running life = program.start(sync(follow));
                long before = push.accepted();
                while (push.accepted() < before + killAfter) {
                    write(random);
                    assertThat(life.process().isAlive()).as("the process goes on until it is killed").isTrue();
                }
                life.kill();
                assertThat(life.await().wasKilled()).isTrue();
                write(random);
            }
            Program.Running last = program.start(sync(follow));
            await(() -> push.outstanding() == 0 && taken.holds() && etags(target).equals(etags(source)));
            last.process().destroy();
            Program.Ended ended = last.await();
            assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(SIGTERM);
            JsonNode live = ended.document().path("live");
            assertThat(live.path("messages").asLong()).as(ended.toString()).isPositive();
            assertThat(live.path("poison").asLong()).isZero();
            assertThat(etags(target)).as("when it was stopped: " + ended).isEqualTo(etags(source));
        }
        assertThat(client.listObjectsV2(ask -> ask.bucket("source").prefix(".decant/")).contents()).isEmpty();
        Program.Ended proof = program.run(arguments("verify", "--deep"));
        assertThat(proof.exitCode()).as(proof.toString()).isZero();
    }

    /** One write of the application: new, over something, or a removal. */
    private void write(Random random) {
        String key = random.nextBoolean() ? "old/" + random.nextInt(OLD_KEYS) : "new/" + random.nextInt(200);
        if (random.nextInt(4) == 0) {
            client.deleteObject(ask -> ask.bucket("source").key(key));
        } else {
            put(key, "version " + random.nextInt());
        }
    }

    private void put(String key, String text) {
        client.putObject(ask -> ask.bucket("source").key(key), RequestBody.fromString(text));
    }

    private List<String> sync(String follow) {
        return arguments(
                "sync", "--follow", follow, "--max-removals", "100%", "--late-landing", "3", "--state", "state");
    }

    private List<String> arguments(String verb, String... more) {
        List<String> all = new java.util.ArrayList<>(List.of(verb, "s3://source", "s3://target"));
        all.addAll(List.of("--endpoint-url", simulator.endpoint(REGION).toString(), "--region", REGION));
        for (String argument : more) {
            all.add(argument.equals("state") ? folder.resolve("state").toString() : argument);
        }
        return all;
    }

    /** Of every key: more than one page of them, as a rule. */
    private static Map<String, ETag> etags(SimulatedBucket bucket) {
        Map<String, ETag> etags = new TreeMap<>();
        bucket.keys().stream()
                .filter(key -> !key.startsWith(".decant/"))
                .forEach(key -> bucket.peek(key).ifPresent(object -> etags.put(key, object.etag())));
        return etags;
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited for two minutes").isLessThan(deadline);
            Thread.sleep(Duration.ofMillis(100));
        }
    }
}
