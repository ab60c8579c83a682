package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.Grant;
import decant.model.Grantee;
import decant.model.Permission;
import decant.simulator.SimulatedBucket;
import decant.simulator.bucket.Acl;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A demo that could only end well would prove nothing. */
final class DemoVerdictTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir private Path directory;

    /**
     * Somebody takes a picture away at the target, opens there what was never public, and what its user has just made
     * private; and a request of the application fails.
     */
    @Tag("story")
    @Test
    void findsWhatIsDoneBehindItsBack() throws Exception {
        DemoReport report = play(DemoVerdictTest::meddle);

        assertThat(report.verdict()).isEqualTo(DemoVerdict.EXPOSED);
        assertThat(report.exitCode()).isEqualTo(ExitCode.DIFFERENT);
        assertThat(report.visitors().exposed()).isPositive();
        assertThat(report.lines())
                .contains("              PUT x: 403")
                .anyMatch(line -> line.matches(".* was shown by the (target|CDN) .*"))
                .anyMatch(line -> line.contains("3 otherwise"));
    }

    @Test
    void theWorstThatIsTrueIsSaid() {
        assertThat(DemoVerdict.of(0, 0, 0, 0, true)).isEqualTo(DemoVerdict.MOVED);
        assertThat(DemoVerdict.of(0, 0, 0, 0, false)).isEqualTo(DemoVerdict.UNDECIDED);
        assertThat(DemoVerdict.of(0, 0, 0, 1, true)).isEqualTo(DemoVerdict.DIFFERENT);
        assertThat(DemoVerdict.of(0, 0, 1, 1, true)).isEqualTo(DemoVerdict.BEHIND);
        assertThat(DemoVerdict.of(0, 1, 1, 1, true)).isEqualTo(DemoVerdict.FAILED);
        assertThat(DemoVerdict.of(1, 1, 1, 1, true)).isEqualTo(DemoVerdict.EXPOSED);
        assertThat(Arrays.stream(DemoVerdict.values()).filter(verdict -> verdict.exitCode() == ExitCode.OK))
                .containsExactly(DemoVerdict.MOVED);
    }

    private static void meddle(DemoWorld world) {
        SimulatedBucket target = ((SimulatedRegions) world.regions()).simulated(Side.TARGET);
        target.remove(target.keys().stream().filter(key -> key.startsWith("panoramas/")).findFirst().orElseThrow());
        open(target, target.keys().stream().filter(key -> key.startsWith("diaries/")).findFirst().orElseThrow());
        open(
                target,
                world.hidden().all().stream()
                        .map(Hidden.Entry::key)
                        .filter(key -> target.peek(key).isPresent())
                        .findAny()
                        .orElseThrow());
        world.requests().failed("PUT x: 403");
    }

    private static void open(SimulatedBucket bucket, String key) {
        bucket.change(
                key,
                object -> {
                    List<Grant> grants = new ArrayList<>(object.acl().grants());
                    grants.add(new Grant(Grantee.EVERYBODY, Permission.READ));
                    return object.withAcl(new Acl(object.acl().ownerId(), grants));
                });
    }

    private DemoReport play(Bystander bystander) throws Exception {
        return new Stage(directory, err).play(Play.of(Scale.FAST, 44), bystander, SimulatedRegions::start);
    }
}
