package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with requests that fail, and with the application going back once: nobody notices. */
@Tag("story")
final class DemoChaosTest {
    @TempDir private Path directory;

    @Test
    void movesTheBucketThroughFaultsThereAndBackAndThere() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Stage stage = new Stage(directory, err);
        Play play = Play.of(Scale.FAST.withPictures(150), 45).withChaos().withWayBack().withReport(stage.page());
        DemoReport report = stage.play(play, Bystander.NOBODY, SimulatedRegions::start);

        assertThat(report.verdict()).as(() -> String.join("\n", report.lines())).isEqualTo(DemoVerdict.MOVED);
        assertThat(report.requests().repeated()).isPositive();
        assertThat(report.document())
                .containsEntry("seed", 45L)
                .containsEntry("verdict", "MOVED")
                .containsEntry("requestsFailed", 0L)
                .containsEntry("finished", true);
        assertThat(report.way().read().reads()).isPositive();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("one request in twenty-five fails", "Rolled back: the application is at the source");
        assertThat(stage.page()).content().contains(">Finished.<", ">rollback<", ">application<");
    }
}
