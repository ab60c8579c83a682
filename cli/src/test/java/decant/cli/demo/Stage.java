package decant.cli.demo;

import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.cli.verb.Environment;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Where a test plays the demo, by the real clock.
 *
 * @param directory an empty one
 * @param shown takes what people read while it lasts
 */
record Stage(Path directory, OutputStream shown) {
    /** For a play's report. */
    Path page() {
        return directory.resolve("report.html");
    }

    DemoReport play(Play play, Bystander bystander, Function<Scale, Regions> regions) throws Exception {
        PrintStream lines = new PrintStream(shown, true, StandardCharsets.UTF_8);
        Environment environment = Environment.system(new Console(lines, lines, false));
        Narrator narrator = new Narrator(environment.console(), Progress.Form.LINES);
        return new Demo(play, environment, narrator, bystander, regions).run(state());
    }

    private Path state() throws IOException {
        return Files.createDirectory(directory.resolve("state"));
    }
}
