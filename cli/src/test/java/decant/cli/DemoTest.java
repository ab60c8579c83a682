package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as it is typed: real requests to simulated regions, by everything that moves a real bucket. */
final class DemoTest {
    @TempDir private Path stateHome;
    private CommandLineHarness decant;

    @BeforeEach
    void begin() {
        decant = CommandLineHarness.inRealTime(stateHome);
    }

    @Tag("story")
    @Test
    void movesALiveBucketAndProvesIt() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        assertThat(decant.run("demo", "--fast", "--seed", "42")).as(decant::out).isEqualTo(ExitCode.OK);

        String told = decant.err();
        String certificate = decant.out();
        assertThat(told)
                .contains("Seed 42", "300 pictures", "Converged: every gate is open.", "Switched: the application is")
                .contains("Left of the migration in both buckets: nothing.")
                .containsPattern("Dashboard: http://127.0.0.1:[1-9][0-9]+/");
        assertThat(certificate).startsWith("MOVED: every picture is at the target as its user left it.\n");
        assertThat(certificate).containsPattern("while 4 users wrote [1-9][0-9,]* times");
        assertThat(certificate)
                .containsPattern("exposed +nothing that was never public: a stranger tried [1-9][0-9,]* times");
        assertThat(certificate)
                .containsPattern("uploads +[1-9][0-9,]* to the source: half within")
                .containsPattern("proven +[1-9][0-9,]* looked for by the application, all as their users")
                .containsPattern("live +[1-9][0-9,]* changes carried over by events")
                .containsPattern("application +[1-9][0-9,]* requests answered, 0 sent again, none failed")
                .containsPattern("visitors +[1-9][0-9,]* reads through the CDN, .*, none failed")
                .containsPattern("behind +[1-9][0-9,]* reads of what was new: the target was ")
                .containsPattern("hidden +[1-9][0-9,]* made private or deleted, none shown too late")
                .containsPattern("thumbnails in pictures-eu: [1-9][0-9,]* runs");
        assertThat(certificate.lines()).allMatch(line -> line.length() <= 80);
        assertThat(told.lines().filter(line -> !line.contains(";"))).allMatch(line -> line.length() <= 80);
        assertThat(stateHome).as("Where sync keeps its state").isEmptyDirectory();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (!before.contains(thread) && (name.startsWith("simulator") || name.startsWith("HttpClient"))) {
                assertThat(thread.join(Duration.ofSeconds(30))).as("%s of a server or a client ends", name).isTrue();
            }
        }
    }

    @Test
    void refusesASizeThatIsNone() {
        assertThat(decant.run("demo", "--size", "99")).isEqualTo(ExitCode.USAGE);
        assertThat(decant.err()).contains("--size is a number of pictures from 100 to 10,000, not 99.");
    }
}
