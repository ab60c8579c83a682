package decant.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process, watched while it runs. Its CPU time is read every few milliseconds, so that what it spends after the last
 * reading is lost; its peak memory is known on Linux alone. For one thread.
 */
final class ChildProcess {
    private static final long READ_EVERY_MILLIS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Process process;
    private final long beganNanos = System.nanoTime();
    private Duration cpu = Duration.ZERO;
    private double peakMebibytes;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /**
     * What it has used.
     *
     * @param peakMebibytes most memory it held, all of it and not just its heap; 0 where that cannot be known
     */
    record Use(int exitCode, double seconds, double cpuSeconds, double peakMebibytes) {}

    /**
     * Starts a program.
     *
     * @param output where its standard output and errors go; a pipe to be read where it is {@link
     *     ProcessBuilder.Redirect#PIPE}
     */
    static ChildProcess start(List<String> command, Map<String, String> environment, ProcessBuilder.Redirect output)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    /** The command that starts a Java program of this one's class path, with its arguments to come. */
    static List<String> java(List<String> options, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        return command;
    }

    Process process() {
        return process;
    }

    /** Seconds since it was started. */
    double seconds() {
        return (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
    }

    /** Takes a reading. */
    void read() {
        process.info().totalCpuDuration().ifPresent(now -> cpu = now);
        double peak = peakMebibytes(process);
        // It may have just ended: then the last reading stands.
        peakMebibytes = peak > 0 ? peak : peakMebibytes;
    }

    /** Most memory that a process held; 0 where that cannot be known. */
    static double peakMebibytes(Process process) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        } catch (IOException | IllegalArgumentException _) {
            // It has just ended, or this is no Linux.
        }
        return 0;
    }

    /** Waits for its end. */
    Use await() throws InterruptedException {
        do {
            read();
        } while (!process.waitFor(READ_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return new Use(process.exitValue(), seconds(), cpu.toNanos() / NANOS_PER_SECOND, peakMebibytes);
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
