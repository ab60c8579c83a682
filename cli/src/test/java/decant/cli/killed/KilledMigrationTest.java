package decant.cli.killed;

import decant.cli.HastyMain;
import decant.cli.gateway.Program;
import decant.model.ObjectKey;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.simulator.RegionOptions;
import decant.simulator.Simulator;
import decant.simulator.SimulatorOptions;
import decant.simulator.api.Latency;
import decant.simulator.bucket.Ownership;
import decant.simulator.events.HttpPush;
import decant.store.contract.KeyZoo;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a simulated store that sends its events twice at times; waits of the program go by ten times as fast. */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("story")
final class KilledMigrationTest {
    private static final String REGION = "us-east-1";
    private static final int KEYS = 400;
    private static final int SPEED = 10;

    @TempDir private Path folder;

    @Test
    void survivesKillsInEveryPhaseAndARollback() throws Exception {
        long seed = Seed.chosen("KilledMigrationTest");
        Random random = new Random(seed);
        Latency latency = Latency.of(Duration.ofMillis(5));
        try (EventWays ways = EventWays.chosen();
                Simulator simulator =
                        Simulator.start(SimulatorOptions.defaults().withRegions(RegionOptions.of(REGION, latency)))) {
            var made = simulator.addAccount("alice");
            Account alice = new Account(simulator.endpoint(REGION), REGION, made.accessKeyId(), made.secretAccessKey());
            SdkBucket source = bucket(simulator, alice, "source");
            SdkBucket target = bucket(simulator, alice, "target");
            OperatorsDesk desk = OperatorsDesk.in(folder, alice, "source", "target", ways.events(), 2);
            List<ObjectKey> keys = new ArrayList<>(KeyZoo.keys());
            for (int i = keys.size(); i < KEYS; i++) {
                keys.add(ObjectKey.of("users/" + i));
            }
            Program program = new Program(folder, desk.environment(), HastyMain.command(SPEED));
            try (Application application =
                            new Application(
                                    desk.place(source, target, true),
                                    keys,
                                    new Random(random.nextLong()),
                                    Duration.ofMillis(40));
                    Operator operator =
                            new Operator(
                                    program, desk.file(), desk.state(), new Random(random.nextLong()), application)) {
                application.fill();
                try (HttpPush _ = push(simulator, "source", ways.there(), seed);
                        HttpPush _ = push(simulator, "target", ways.back(), seed + 1)) {
                    new Story(operator, application, source, target, random, Duration.ofMillis(75_000 / SPEED)).tell();
                }
            }
        }
    }

    private static SdkBucket bucket(Simulator simulator, Account account, String name) {
        SdkBucket bucket = SdkBucket.create(account, name);
        var settings = simulator.bucket(name).settings();
        settings.setOwnership(Ownership.OBJECT_WRITER);
        settings.setPublicAccessBlock(null);
        return bucket;
    }

    private static HttpPush push(Simulator simulator, String bucket, int port, long seed) {
        return HttpPush.start(simulator.bucket(bucket), URI.create("http://127.0.0.1:" + port + "/"), 100, seed);
    }
}
