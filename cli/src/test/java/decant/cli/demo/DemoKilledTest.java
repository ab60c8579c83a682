package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.HastyMain;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo, there and back and there, with the program that moves the bucket killed in each of its steps: nobody
 * notices. Waits of the program go by ten times as fast.
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@Tag("story")
final class DemoKilledTest {
    /** A request that a killed program had sent takes effect within {@code lateLanding}, which flies, too. */
    private static final Scale SCALE =
            new Scale(
                    150,
                    1,
                    0,
                    0,
                    0,
                    0,
                    4,
                    Duration.ofMillis(400),
                    5_000,
                    Duration.ofSeconds(3),
                    new Scale.Functions(20, Duration.ofMillis(30)),
                    0,
                    true,
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(1));

    private static final Kills HASTY = new Kills(HastyMain.command(10), 1);

    /**
     * One for each step to convergence, of a cutover, of a rollback and of the end, but for some that are too short.
     */
    private static final int LEAST_KILLS = 20;

    @TempDir private Path directory;

    @Test
    void movesTheBucketThereAndBackAndThereThroughKills() throws Exception {
        long seed = Long.getLong("decant.seed", new Random().nextInt(1_000_000));
        System.out.println("DemoKilledTest -Ddecant.seed=" + seed);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Stage stage = new Stage(directory, err);
        Play play = Play.of(SCALE, seed).withWayBack().withKills(HASTY).withReport(stage.page());
        DemoReport report = stage.play(play, Bystander.NOBODY, SimulatedRegions::start);

        String said = String.join("\n", report.lines());
        assertThat(report.verdict())
                .as(() -> said + "\n" + err.toString(StandardCharsets.UTF_8))
                .isEqualTo(DemoVerdict.MOVED);
        assertThat(report.kills()).isGreaterThanOrEqualTo(LEAST_KILLS);
        assertThat(report.document()).containsEntry("kills", report.kills());
        assertThat(said).contains("killed      " + report.kills() + " times, and begun again");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("Rolled back: the application is at the source");
        assertThat(stage.page()).content().contains(">Finished.<", ">rollback<", ">application<");
    }
}
