package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.ending.ExitCode;
import decant.cli.ending.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlSocketTest {
    @TempDir private Path directory;

    private ControlSocket open(Path path) {
        return ControlSocket.open(
                path,
                words -> new ControlSocket.Answer(ExitCode.DIFFERENT, String.join("|", words) + "\nä\n"),
                Thread.ofVirtual().factory());
    }

    @Test
    void answersInWordsAndWithACode() {
        Path path = ControlSocket.beside(directory.resolve("state"));
        try (ControlSocket _ = open(path)) {
            assertThat(ControlClient.ask(path, List.of("throttle", "a b=c")))
                    .contains(new ControlSocket.Answer(ExitCode.DIFFERENT, "throttle|a b=c\nä\n"));
            assertThat(ControlClient.ask(path, List.of())).map(ControlSocket.Answer::exitCode).contains(ExitCode.USAGE);
            assertThat(ControlClient.ask(path, List.of("x".repeat(5000))))
                    .map(ControlSocket.Answer::exitCode)
                    .contains(ExitCode.USAGE);
        }
        assertThat(path).as("taken away").doesNotExist();
        assertThat(ControlClient.ask(path, List.of("status"))).isEmpty();
    }

    @Test
    void nobodyElseMayAsk() throws Exception {
        Path path = ControlSocket.beside(directory.resolve("state"));
        try (ControlSocket _ = open(path)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
        }
    }

    @Test
    void oneThatWasLeftBehindIsNotInTheWay() throws Exception {
        Path path = ControlSocket.beside(directory.resolve("state"));
        Files.createFile(path);
        assertThat(ControlClient.ask(path, List.of("status"))).isEmpty();
        try (ControlSocket _ = open(path)) {
            assertThat(ControlClient.ask(path, List.of("status"))).isPresent();
        }
    }

    @Test
    void aPathThatNoSocketCanHaveIsRefused() {
        Path state = directory.resolve("s".repeat(100));
        assertThatThrownBy(() -> ControlSocket.beside(state))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("name a shorter one with --state");
    }
}
