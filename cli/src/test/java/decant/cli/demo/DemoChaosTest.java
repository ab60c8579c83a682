package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.cli.verb.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with requests that fail, and with the application going back once: nobody notices. */
final class DemoChaosTest {
    @TempDir private Path directory;

    @Test
    void movesTheBucketThroughFaultsThereAndBackAndThere() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Environment environment = Environment.system(new Console(stream, stream, false));
        Narrator narrator = new Narrator(environment.console(), Progress.Form.LINES);
        Path page = directory.resolve("report.html");
        Scale scale = Scale.FAST.withPictures(150);
        DemoReport report =
                new Demo(
                                Play.of(scale, 45).withChaos().withWayBack().withReport(page),
                                environment,
                                narrator,
                                Bystander.NOBODY,
                                SimulatedRegions::start)
                        .run(Files.createDirectory(directory.resolve("state")));

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
        assertThat(page).content().contains(">Finished.<", ">rollback<", ">application<");
    }
}
