package decant.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever kills the demo's program: once in a step, some moments after it has begun. */
@Timeout(60)
final class KillerTest {
    private final Killer killer = new Killer(1, new SplittableRandom(1));
    private final List<Process> started = new ArrayList<>();

    private Process start() throws IOException {
        Process process = new ProcessBuilder("sleep", "600").start();
        started.add(process);
        return process;
    }

    @AfterEach
    void killAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void killsSomeMomentsAfterAStepHasBegun() throws Exception {
        Process process = start();
        killer.hears("listed 3 keys", process);
        killer.hears("Step: proof.", process);

        assertThat(process.waitFor()).isEqualTo(128 + 9);
        assertThat(killer.hasKilled(process)).isTrue();
    }

    @Test
    void killsInTheNextStepWhoeverHasNotDiedYet() throws Exception {
        Process process = start();
        killer.hears("Step: proof.", process);
        killer.hears("Step: backfill.", process);
        assertThat(killer.hasKilled(process)).as("at once").isTrue();
        process.waitFor();

        // In which it was to die, too: its next life does.
        Process next = start();
        killer.hears("Step: backfill.", next);
        next.waitFor();
        assertThat(killer.hasKilled(next)).isTrue();
    }

    @Test
    void killsNobodyTwiceInOneStep() throws Exception {
        Process process = start();
        killer.hears("Step: proof.", process);
        process.waitFor();

        Process next = start();
        killer.hears("Step: proof.", next);
        killer.hears("Verified 3 keys: 0 different, 0 written meanwhile.", next);
        killer.hears("Converged: every gate is open.", next);
        assertThat(killer.hasKilled(next)).as("it has only just said that").isFalse();
        next.waitFor();
        assertThat(killer.hasKilled(next)).isTrue();
    }
}
