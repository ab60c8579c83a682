package decant.cli.migration;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the operator's: run without arguments and without a shell, what it is about in its environment, its
 * output on the standard error stream of this process.
 *
 * @param program as it is found by the system: a path, or a name in PATH
 * @param timeout after which it is ended, and has failed
 */
public record ProgramHook(String program, Duration timeout) implements Hook {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    @Override
    public String run(Map<String, String> about) throws InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program);
        builder.environment().putAll(about);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return "the hook " + program + " cannot be run (" + e.getMessage() + ")";
        }
        Thread handing = Thread.ofVirtual().name("hook").start(() -> handOn(process.getInputStream()));
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return "the hook " + program + " took longer than " + timeout.toSeconds() + " s and was ended";
            }
            int exit = process.exitValue();
            return exit == 0 ? "" : "the hook " + program + " ended with " + exit;
        } finally {
            if (!process.isAlive()) {
                // To destroy a process closes its streams, with what was not read of them yet.
                handing.join(LAST_WORDS);
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            handing.join(LAST_WORDS);
        }
    }

    /** A file that takes the standard error stream would be emptied, if it was opened once more for the hook. */
    private static void handOn(InputStream said) {
        try (said) {
            said.transferTo(System.err);
        } catch (IOException _) {
            // The hook was ended.
        }
    }
}
