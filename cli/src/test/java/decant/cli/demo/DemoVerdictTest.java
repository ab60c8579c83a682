package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.flow.Ticker;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Acl;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that could only end well would prove nothing. */
final class DemoVerdictTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path directory;

    @Test
    void findsWhatIsDoneBehindItsBack() throws Exception {
        DemoReport report = play(DemoVerdictTest::meddle);

        assertThat(report.exitCode()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(report.lines()).contains("  found      1 only at target", "  found      1 exposed");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("planted: The source does not have it.");
    }

    private static void meddle(DemoWorld world) {
        SimulatedBucket target = world.target();
        target.put("planted", new byte[] {1});
        String diary = target.keys().stream().filter(key -> key.startsWith("diaries/")).findFirst().orElseThrow();
        target.change(
                diary,
                object -> {
                    List<Grant> grants = new ArrayList<>(object.acl().grants());
                    grants.add(new Grant(Grantee.EVERYBODY, Permission.READ));
                    return object.withAcl(new Acl(object.acl().ownerId(), grants));
                });
    }

    private DemoReport play(Bystander bystander) throws Exception {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        Ticker ticker = Ticker.of(System::nanoTime, LockSupport::parkNanos);
        Narrator narrator = new Narrator(new Console(stream, stream, false), Progress.Form.LINES);
        return new Demo(Scale.FAST, 44, Clock.systemUTC(), ticker, narrator, bystander)
                .run(directory.resolve("demo.state"));
    }
}
