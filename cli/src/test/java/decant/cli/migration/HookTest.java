package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
final class HookTest {
    @TempDir private Path directory;

    private Hook hook(String script, Duration timeout) throws IOException {
        Path program = Files.writeString(directory.resolve("hook"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new ProgramHook(program.toString(), timeout);
    }

    @Test
    void findsInItsEnvironmentWhatItIsAbout() throws Exception {
        Path said = directory.resolve("said");
        Hook hook = hook("echo \"$DECANT_PHASE to $DECANT_NEXT\" > " + said, Duration.ofMinutes(1));

        assertThat(hook.run(Map.of("DECANT_PHASE", "live", "DECANT_NEXT", "backfilling"))).isEmpty();
        assertThat(said).hasContent("live to backfilling");
    }

    @Test
    void saysHowItFailed() throws Exception {
        assertThat(hook("exit 3", Duration.ofMinutes(1)).run(Map.of())).endsWith("hook ended with 3");
        assertThat(new ProgramHook(directory.resolve("none").toString(), Duration.ofMinutes(1)).run(Map.of()))
                .contains("cannot be run");
    }

    /** Opening that stream once more would empty the file it goes to. */
    @Test
    void itsWordsAreHandedOnToTheStreamThatIsThere() throws Exception {
        PrintStream before = System.err;
        ByteArrayOutputStream seen = new ByteArrayOutputStream();
        System.setErr(new PrintStream(seen, true, StandardCharsets.UTF_8));
        try {
            assertThat(hook("echo one; echo two >&2", Duration.ofMinutes(1)).run(Map.of())).isEmpty();
        } finally {
            System.setErr(before);
        }
        assertThat(seen.toString(StandardCharsets.UTF_8)).isEqualTo("one\ntwo\n");
    }

    @Test
    void isEndedWhenItTakesTooLong() throws Exception {
        assertThat(hook("exec sleep 600", Duration.ofMillis(50)).run(Map.of())).contains("took longer than");
    }
}
