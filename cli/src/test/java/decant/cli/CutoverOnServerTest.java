package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import decant.model.ReservedKeys;
import decant.store.contract.NewObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole migration with its cutover as an operator sees it, on a simulated store, while an application writes. */
@Timeout(300)
@ResourceLock(CommandLineHarness.CREDENTIALS)
final class CutoverOnServerTest {
    @TempDir private Path directory;
    private CutoverWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new CutoverWorld(directory);
        world.application().start();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void movesAnApplicationToTheTargetAndIsFinished() throws Exception {
        CutoverWorld.Running running = world.start();
        assertThat(world.type("migrate", "cutover", "--yes")).isIn(ExitCode.STATE, ExitCode.REFUSED);
        world.awaitConverged();
        world.awaitTargetsEventsTaken();
        world.type("migrate", "status");
        assertThat(world.seen()).contains("the target tells its events");
        long unheard = world.unheard();

        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        assertThat(world.unheard()).as("somebody listens also while nobody carries anything").isEqualTo(unheard);
        assertThat(world.seen()).contains("Cutover: link-back", "Cutover: comparison", "Switched: the application is");
        assertThat(world.told())
                .containsSubsequence("cdn target-first", "cdn target-only", "writers target", "freeze freeze");
        world.type("migrate", "status");
        assertThat(world.seen()).contains("phase   switched", "course  at-target");

        world.target().put(CutoverWorld.PANORAMA, NewObject.of("smaller"));
        long before = world.application().deeds();
        world.await("the application goes on", () -> world.application().deeds() > before + 30);
        world.application().stop();
        world.assertNothingIsLost();
        assertThat(world.type("migrate", "finish", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.seen()).contains("not quiet for long enough");

        assertThat(world.type("migrate", "finish", "--yes", "--quiet-for", "1s"))
                .as("%s", world.seen())
                .isEqualTo(ExitCode.OK);
        assertThat(world.seen()).contains("Left of the migration in both buckets: nothing.");
        assertThat(running.ended()).as(running.said()).isEqualTo(ExitCode.OK);
        assertThat(world.source().list().keySet()).noneMatch(key -> key.toString().startsWith(ReservedKeys.FOLDER));
        assertThat(world.target().list().keySet()).noneMatch(key -> key.toString().startsWith(ReservedKeys.FOLDER));
    }

    @Tag("story")
    @Test
    void takesItBackWithWhatItWroteAtTheTarget() throws Exception {
        CutoverWorld.Running running = world.start();
        assertThat(world.latency("--mark", "begin")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        world.awaitConverged();
        assertThat(world.type("migrate", "rollback", "--yes")).isEqualTo(ExitCode.REFUSED);
        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        long before = world.application().deeds();
        world.await("the application writes at the target", () -> world.application().deeds() > before + 30);

        assertThat(world.type("migrate", "rollback", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        assertThat(world.seen()).contains("Rolled back: the application is at the source");
        assertThat(world.told())
                .containsSubsequence(
                        "freeze freeze", "freeze thaw", "cdn source-first", "cdn source-only", "writers source");
        world.type("migrate", "status");
        assertThat(world.seen()).contains("phase   rolled-back");
        assertThat(world.type("migrate", "cutover", "--yes")).isEqualTo(ExitCode.REFUSED);

        long then = world.application().deeds();
        world.await("the application goes on", () -> world.application().deeds() > then + 30);
        world.application().stop();
        world.assertNothingIsLost();
        assertThat(world.type("migrate", "verify")).isEqualTo(ExitCode.OK);
        world.awaitConverged();
        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(world.latency("--no-uploads", "--output", "json")).isEqualTo(ExitCode.OK);
        assertThat(world.marks()).containsExactly("begin", "cutover", "rollback", "cutover");
    }

    @Test
    void begunWhereTheTargetsEventsCannotComeItSaysSo() throws Exception {
        try (ServerSocket taken = world.takeTargetsPort()) {
            CutoverWorld.Running running = world.start();
            assertThat(running.ended()).isEqualTo(ExitCode.USAGE);
            assertThat(running.said()).contains("Nothing can listen for the target's events at");
            assertThat(running.said()).contains(":" + taken.getLocalPort() + " (");
        }
        assertThat(world.target().list()).isEmpty();
    }

    /** It could not go on from the phase in which both sides are written. */
    @Test
    void isNotBegunWhereTheSourceCouldNotKeepWhatIsMadePrivateAtTheTarget() throws Exception {
        world.application().stop();
        world.switchOffAccessListsAtTheSource();
        CutoverWorld.Running running = world.start();
        world.awaitConverged();

        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.REFUSED);
        assertThat(world.seen()).contains("The target holds access lists of single objects and the source holds none");
        assertThat(world.told()).isEmpty();
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
    }

    /** A hook that fails, at each step that has one; the process ends there, and another goes on. */
    @Tag("story")
    @ParameterizedTest
    @ValueSource(strings = {"cdn", "writers", "freeze"})
    void goesOnAfterAHookHasFailedAndTheProcessHasEnded(String hook) throws Exception {
        CutoverWorld.Running running = world.start();
        world.awaitConverged();
        world.script(hook, "exit 3");
        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.UNDECIDED);
        assertThat(world.seen()).contains(hook + " ended with 3");
        assertThat(running.stop()).isEqualTo(ExitCode.INTERRUPTED);
        world.type("migrate", "status");
        assertThat(world.seen()).contains("course  to-target", "done    receipts, link-back", "no process is at it");

        CutoverWorld.Running again = world.start();
        world.await(
                "it says where it stopped",
                () -> {
                    world.type("migrate", "status");
                    return world.seen().contains("stopped It does not go on")
                            && !world.seen().contains("no process is at it");
                });
        world.repair(hook);
        assertThat(world.type("migrate", "cutover", "--yes")).as("%s", world.seen()).isEqualTo(ExitCode.OK);
        world.application().stop();
        world.assertNothingIsLost();
        assertThat(again.stop()).isEqualTo(ExitCode.INTERRUPTED);
    }
}
