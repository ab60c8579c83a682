package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HookTest {
    @TempDir private Path directory;

    private Hook hook(String script, Duration timeout) throws IOException {
        Path program = Files.writeString(directory.resolve("hook"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Hook(program.toString(), timeout);
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
        assertThat(new Hook(directory.resolve("none").toString(), Duration.ofMinutes(1)).run(Map.of()))
                .contains("cannot be run");
    }

    @Test
    void isEndedWhenItTakesTooLong() throws Exception {
        assertThat(hook("exec sleep 600", Duration.ofMillis(50)).run(Map.of())).contains("took longer than");
    }
}
