package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.migration.ProgramHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hooks of this process, run as programs by another one. */
final class HookDeskTest {
    private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();

    @TempDir private Path directory;

    private HookDesk desk() {
        return new HookDesk(
                directory,
                Map.of(
                        "does",
                        about -> {
                            told.add(about);
                            return "";
                        },
                        "refuses",
                        _ -> "it does not",
                        "fails",
                        _ -> {
                            throw new IllegalStateException("it broke");
                        }));
    }

    private static String run(HookDesk desk, String name) throws InterruptedException {
        ProgramHook program = new ProgramHook(desk.program(name).toString(), Duration.ofSeconds(30));
        return program.run(Map.of("DECANT_ACT", "target", "DECANT_SOURCE", "s3://a=b/", "OTHER", "x"));
    }

    @Test
    void isToldWhatTheProgramIsToldAndLeavesNoPaper() throws Exception {
        try (HookDesk desk = desk()) {
            assertThat(run(desk, "does")).isEmpty();
            assertThat(run(desk, "does")).isEmpty();
        }
        assertThat(told)
                .hasSize(2)
                .allSatisfy(about ->
                        assertThat(about)
                                .containsEntry("DECANT_ACT", "target")
                                .containsEntry("DECANT_SOURCE", "s3://a=b/")
                                .doesNotContainKey("OTHER"));
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("does", "refuses", "fails");
        }
    }

    @Test
    void whatIsRefusedOrBreaksEndsTheProgramWithoutSuccess() throws Exception {
        try (HookDesk desk = desk()) {
            assertThat(run(desk, "refuses")).endsWith("ended with 1");
            assertThat(run(desk, "fails")).endsWith("ended with 1");
            assertThat(run(desk, "does")).as("it goes on").isEmpty();
        }
    }
}
