package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.HastyMain;
import decant.testing.RadosGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo's story on a RADOS Gateway, by the events that it sends itself: there, back, and over again, with the
 * program that moves the bucket killed in some of its steps. Its waits go by eight times as fast.
 */
@Tag(RadosGateway.TAG)
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class GatewayDemoTest {
    /** Two cores are shared by the gateway and everybody who asks it. */
    private static final Scale SCALE =
            new Scale(
                    200,
                    1,
                    0,
                    0,
                    0,
                    0,
                    4,
                    Duration.ofMillis(500),
                    1_000,
                    Duration.ofSeconds(3),
                    new Scale.Functions(20, Duration.ofMillis(30)),
                    0,
                    true,
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2));

    /** Each start takes ten seconds here: what is killed in which step is another matter in each run. */
    private static final Kills HASTY = new Kills(HastyMain.command(8), 3);

    @TempDir private Path directory;

    @Test
    void movesTheBucketThereAndBackAndThere() throws Exception {
        long seed = Long.getLong("decant.seed", new Random().nextInt(1_000_000));
        System.out.println("GatewayDemoTest -Ddecant.seed=" + seed);
        RadosGateway gateway = RadosGateway.start();
        Stage stage = new Stage(directory, System.out);
        Play play = Play.of(SCALE, seed).withWayBack().withKills(HASTY).withReport(stage.page());
        DemoReport report = stage.play(play, Bystander.NOBODY, _ -> new GatewayRegions(gateway));

        report.lines().forEach(System.out::println);
        assertThat(report.verdict()).as(() -> String.join("\n", report.lines())).isEqualTo(DemoVerdict.MOVED);
        assertThat(report.kills()).isPositive();
        assertThat(report.way().finished()).isTrue();
        assertThat(report.visitors().looks()).isPositive();
        assertThat(report.stranger().tries()).isPositive();
        assertThat(report.functions()).allMatch(each -> each.invocations() > 0);
        assertThat(stage.page()).content().contains(">Finished.<", ">rollback<", ">application<");
    }
}
