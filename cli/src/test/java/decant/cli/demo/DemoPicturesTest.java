package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.dashboard.chromium.Chromium;
import decant.dashboard.chromium.Page;
import decant.dashboard.chromium.Page.Screen;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plays the demo that people watch, and draws for the documents its page just before the migration is switched and the
 * report's graph of upload times. They stay in {@code target/pictures}.
 */
@Tag("pictures")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DemoPicturesTest {
    private static final Path PICTURES = Path.of("target/pictures");
    private static final long SEED = 7;
    private static final long MAX_BYTES = 150_000;

    /** What the migration says when the application is at the target, and nothing is left but to compare both sides. */
    private static final String BEFORE_THE_SWITCH = "Cutover: comparison";

    @TempDir private Path directory;

    @Test
    void isDrawnForTheDocuments() throws Exception {
        String dashboard = Ports.free().source();
        CountDownLatch beforeTheSwitch = new CountDownLatch(1);
        OutputStream lines =
                new LineStream(line -> {
                    System.out.println(line);
                    if (line.contains(BEFORE_THE_SWITCH)) {
                        beforeTheSwitch.countDown();
                    }
                });
        Stage stage = new Stage(directory, lines);
        Play play = new Play(Scale.STORY, false, false, Kills.NONE, SEED, dashboard, Optional.of(stage.page()));
        try (Chromium chromium = Chromium.start(Files.createDirectory(directory.resolve("profile")));
                ExecutorService player = Executors.newSingleThreadExecutor()) {
            Future<DemoReport> played = player.submit(() -> played(stage, play, beforeTheSwitch));
            beforeTheSwitch.await();
            photographDashboard(
                    chromium.open(Ports.page(dashboard).toString(), new Screen(1180, 850, 1, false, false)));
            DemoReport report = played.get();
            assertThat(report.verdict()).as(() -> String.join("\n", report.lines())).isEqualTo(DemoVerdict.MOVED);
            report.lines().forEach(System.out::println);
            photographUploads(chromium.open(stage.page().toUri().toString(), new Screen(1000, 850, 1, false, false)));
        }
        for (String picture : new String[] {"demo.png", "uploads.png"}) {
            assertThat(Files.size(PICTURES.resolve(picture))).as(picture).isBetween(1L, MAX_BYTES);
        }
    }

    private static DemoReport played(Stage stage, Play play, CountDownLatch beforeTheSwitch) throws Exception {
        try {
            return stage.play(play, Bystander.NOBODY, SimulatedRegions::start);
        } finally {
            // A demo that has failed before is told by its result.
            beforeTheSwitch.countDown();
        }
    }

    private static void photographDashboard(Page page) throws Exception {
        page.await("document.querySelectorAll('#lag-chart canvas').length === 1");
        page.await("document.querySelector('#course [aria-current=step] b')?.innerText.startsWith('comparison')");
        // Some keys are compared; where that is over before anybody has looked, the picture is of what comes next.
        String step = "document.querySelector('#course [aria-current=step] b')";
        page.await(
                "parseFloat(document.querySelector('#speed').innerText) >= 1 || !"
                        + step
                        + "?.innerText.startsWith('comparison')");
        page.photographScreen(PICTURES.resolve("demo.png"));
        assertThat(page.complaints()).isEmpty();
    }

    private static void photographUploads(Page page) throws Exception {
        String graph =
                "[...document.querySelectorAll('figure.graph')].find(one => one.innerText.includes('Upload time'))";
        page.await(graph);
        page.photograph(graph, PICTURES.resolve("uploads.png"));
    }
}
