package decant.cli.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import decant.s3.application.SdkBucket;
import decant.s3.server.RgwAccounts;
import decant.testing.RadosGateway;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A bucket of {@value #OBJECTS} objects is moved between two accounts of a real gateway while an application writes for
 * two minutes: a backfill runs, a follower takes the gateway's own events, and is killed and started again.
 */
@Tag(RadosGateway.TAG)
final class GatewayLiveTest {
    private static final int OBJECTS = 3_000;
    private static final int LIVES = 6;
    private static final Duration WRITING = Duration.ofMinutes(2);

    /** Two cores are shared by the application, the gateway, the backfill and the follower. */
    private static final Duration PACE = Duration.ofMillis(50);

    private static final Duration DRAINING = Duration.ofSeconds(30);
    private static final String[] CLOSING = {"--delete-surplus", "--max-delete", "100%", "--aspects", "all"};

    @TempDir private Path folder;

    private long seed;
    private World world;
    private SdkBucket target;
    private int port;

    @BeforeEach
    void populate() throws Exception {
        seed = new Random().nextLong();
        System.out.println("GatewayLiveTest seed " + seed);
        world = World.open(RadosGateway.start(), folder, seed);
        world.populate(OBJECTS);
        target = world.target("followed");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        GatewayTopic.tell(RgwAccounts.of(world.gateway(), world.gateway().alice()), world.source().name(), port);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void followedForTwoMinutesByOneThatIsKilledFiveTimes() throws Exception {
        Told told = Told.begin();
        Program.Running backfill;
        Program.Running follower = follow();
        int deeds;
        try (Writer writer = Writer.in(world, new Random(seed + 1), PACE)) {
            backfill = world.start("sync", target);
            Random random = new Random(seed + 2);
            for (int life = 1; life < LIVES; life++) {
                // How long it lives is the story itself: there is nothing to wait for.
                Thread.sleep(random.nextLong(WRITING.dividedBy(LIVES).toMillis() * 2));
                follower.kill();
                assertThat(follower.await().wasKilled()).isTrue();
                follower = follow();
            }
            Duration left = WRITING.minusNanos(System.nanoTime() - told.beganNanos());
            if (left.isPositive()) {
                Thread.sleep(left);
            }
            deeds = writer.stop();
        }
        Program.Ended passed = backfill.await();
        assertThat(passed.exitCode()).as("%s", passed).isIn(0, 2);
        told.say("the application did %,d deeds, and ends".formatted(deeds));
        told.say("%d keys differ in their bytes when the events have come".formatted(awaitSameContent()));
        follower.process().destroy();
        Program.Ended followed = follower.await();
        assertThat(followed.exitCode()).as("%s", followed).isEqualTo(143);

        Program.Ended closing = world.decant("sync", target, CLOSING);
        assertThat(closing.exitCode()).as("%s", closing).isZero();
        told.say("closing pass: %s".formatted(closing.document().path("counts")));
        Program.Ended verified = world.decant("verify", target, "--deep");
        assertThat(verified.exitCode()).as("%s", verified).isZero();
        assertThat(verified.document().get("verdict").asString()).isEqualTo("EQUAL");
        assertThat(Listings.differences(world.source(), target)).isEmpty();
    }

    /** How soon the gateway sends what it holds is its affair; what it did not send, the closing pass finds. */
    private long awaitSameContent() throws InterruptedException {
        long end = System.nanoTime() + DRAINING.toNanos();
        long different = different();
        while (different > 0 && System.nanoTime() < end) {
            Thread.sleep(500);
            different = different();
        }
        return different;
    }

    private long different() {
        return Listings.differences(world.source(), target).size();
    }

    private Program.Running follow() throws Exception {
        return world.start(
                "follow", target, "--listen", String.valueOf(port), "--max-removals", "100%", "--heartbeat", "off");
    }
}
