package decant.cli.demo;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Kills a program once in some of its steps, as {@code kill -9} does, some moments after it has said that it begins it.
 * Safe for any number of threads.
 */
final class Killer {
    /** A step may be shorter than that: who dies late dies in the next one. */
    private static final Duration WITHIN = Duration.ofMillis(1_500);

    private static final Pattern STEP =
            Pattern.compile("((Step|Cutover|Rollback|Finish): |Converged: |Switched: |Rolled back: ).*");

    private final int oneIn;
    private final SplittableRandom random;
    private final Set<String> steps = new HashSet<>();
    private final Set<Process> killed = new HashSet<>();
    private @Nullable Process due;

    /**
     * @param oneIn a step out of so many is one in which it is killed
     */
    Killer(int oneIn, SplittableRandom random) {
        this.oneIn = oneIn;
        this.random = random;
    }

    /** What a program has said. */
    synchronized void hears(String line, Process process) {
        if (!STEP.matcher(line).matches()) {
            return;
        }
        if (process.equals(due)) {
            // It was to die in the step before, and says this one again in its next life.
            kill(process);
        } else if (!killed.contains(process) && steps.add(line) && random.nextInt(oneIn) == 0) {
            due = process;
            long millis = random.nextLong(WITHIN.toMillis());
            Thread.ofVirtual().name("killer").start(() -> killAfter(millis, process));
        }
    }

    private void killAfter(long millis, Process process) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        kill(process);
    }

    /** Kills it, unless that was done before. */
    private synchronized void kill(Process process) {
        if (process.equals(due)) {
            due = null;
            if (process.isAlive()) {
                killed.add(process);
                process.destroyForcibly();
            }
        }
    }

    /** Whether it did not end by itself; asked when it has ended. */
    synchronized boolean hasKilled(Process process) {
        return killed.contains(process);
    }
}
