package decant.cli.killed;

import decant.cli.HastyMain;
import decant.cli.gateway.Doorkeeper;
import decant.cli.gateway.GatewayTopic;
import decant.cli.gateway.Program;
import decant.model.ObjectKey;
import decant.s3.application.Account;
import decant.s3.application.SdkBucket;
import decant.s3.server.RgwAccounts;
import decant.store.contract.KeyZoo;
import decant.testing.RadosGateway;
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

/** On a RADOS Gateway, by the events that it sends itself; waits of the program go by eight times as fast. */
@Tag(RadosGateway.TAG)
@Timeout(value = 25, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GatewayKilledMigrationTest {
    private static final int KEYS = 500;
    private static final int SPEED = 8;

    /** A second as it goes by here; the gateway answers within milliseconds. */
    private static final int LATE_LANDING_SECONDS = SPEED;

    @TempDir private Path folder;

    @Test
    void survivesKillsInEveryPhaseAndARollback() throws Exception {
        Random random = new Random(Seed.chosen("GatewayKilledMigrationTest"));
        RadosGateway gateway = RadosGateway.start();
        Account alice = RgwAccounts.of(gateway, gateway.alice());
        SdkBucket source = SdkBucket.create(alice, "source");
        SdkBucket target = SdkBucket.create(alice, "target");
        EventWays.ByPorts ways = EventWays.ByPorts.free();
        OperatorsDesk desk = OperatorsDesk.in(folder, alice, "source", "target", ways.events(), LATE_LANDING_SECONDS);
        List<ObjectKey> keys = new ArrayList<>(KeyZoo.keys());
        for (int i = keys.size(); i < KEYS; i++) {
            keys.add(ObjectKey.of("users/" + i));
        }
        Program program = new Program(folder, desk.environment(), HastyMain.command(SPEED));
        try (Doorkeeper there = Doorkeeper.before(ways.there());
                Doorkeeper back = Doorkeeper.before(ways.back());
                Application application =
                        new Application(
                                desk.place(source, target, false),
                                keys,
                                new Random(random.nextLong()),
                                Duration.ofMillis(150));
                Operator operator =
                        new Operator(program, desk.file(), desk.state(), new Random(random.nextLong()), application)) {
            application.fill();
            GatewayTopic.tell(alice, source.name(), there.port());
            GatewayTopic.tell(alice, target.name(), back.port());
            new Story(operator, application, source, target, random, Duration.ofMillis(75_000 / SPEED)).tell();
        }
    }
}
