package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.cli.verb.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo with requests that fail: nobody notices. */
final class DemoChaosTest {
    @TempDir private Path directory;

    @Test
    void movesTheBucketThroughFaults() throws Exception {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Environment environment = Environment.system(new Console(stream, stream, false));
        Narrator narrator = new Narrator(environment.console(), Progress.Form.LINES);
        Scale scale = Scale.FAST.withPictures(150);
        DemoReport report =
                new Demo(scale, true, 45, environment, narrator, Bystander.NOBODY).run(directory.resolve("demo.state"));

        assertThat(report.verdict()).as(() -> String.join("\n", report.lines())).isEqualTo(DemoVerdict.EQUAL);
        assertThat(report.requests().repeated()).isPositive();
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("one request in twenty-five fails");
    }
}
