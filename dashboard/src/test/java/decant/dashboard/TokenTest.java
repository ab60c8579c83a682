package decant.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenTest {
    @TempDir private Path directory;

    @Test
    void isMadeOnceAndForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("token");
        Token.keptIn(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        String line = Files.readString(file).strip();
        assertThat(line).hasSize(24);

        assertThat(Token.keptIn(file).isGivenIn("Bearer " + line)).isTrue();
        Files.delete(file);
        assertThat(Token.keptIn(file).isGivenIn("Bearer " + line)).isFalse();
    }

    @Test
    void isGivenByAFileThatNobodyElseReads() throws IOException {
        Path file = directory.resolve("mine");
        Files.writeString(file, "one that I have chosen\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Token.read(file)).hasMessageContaining("others may read it; chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(Token.read(file).isGivenIn("Bearer one that I have chosen")).isTrue();
        Files.writeString(file, "short\n");
        assertThatThrownBy(() -> Token.read(file)).hasMessageContaining("16 to 1024 characters");
    }
}
