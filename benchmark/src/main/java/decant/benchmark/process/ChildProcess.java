package decant.benchmark.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A process, watched while it runs. Its CPU time is read every few milliseconds, so that what it spends after the last
 * reading is lost; its peak memory, and the CPU time of the processes that it started and waited for, are known on
 * Linux alone. It inherits the environment without what its user set up for S3: profiles, endpoints, proxies. For one
 * thread.
 */
public final class ChildProcess {
    private static final long READ_EVERY_MILLIS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Units of CPU time below /proc [proc_pid_stat(5)]: hundredths of seconds on every kernel in use. */
    private static final long TICK_MILLIS = 10;

    /**
     * Where the user and system times stand behind the program's name: its own, and those of children it waited for.
     */
    private static final int FIRST_TIME = 11;

    private static final int TIMES = 4;
    private static final List<String> OF_THE_USER = List.of("AWS_", "S3_", "RCLONE_", "S5CMD_", "DECANT_");

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
    public record Use(int exitCode, double seconds, double cpuSeconds, double peakMebibytes) {}

    /**
     * Starts a program.
     *
     * @param output where its standard output and errors go; a pipe to be read where it is {@link
     *     ProcessBuilder.Redirect#PIPE}
     */
    public static ChildProcess start(
            List<String> command, Map<String, String> environment, ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(ChildProcess::isOfTheUser);
        builder.environment().putAll(environment);
        return new ChildProcess(builder.start());
    }

    private static boolean isOfTheUser(String variable) {
        return OF_THE_USER.stream().anyMatch(variable::startsWith)
                || variable.toLowerCase(Locale.ROOT).endsWith("_proxy");
    }

    /** The command that starts a Java program of this one's class path, with its arguments to come. */
    public static List<String> java(List<String> options, String mainClass) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(mainClass);
        return command;
    }

    public Process process() {
        return process;
    }

    /** Seconds since it was started. */
    public double seconds() {
        return (System.nanoTime() - beganNanos) / NANOS_PER_SECOND;
    }

    /** Takes a reading. */
    public void read() {
        cpuOfTree().or(() -> process.info().totalCpuDuration()).ifPresent(now -> cpu = now);
        double peak = peakMebibytes(process);
        // It may have just ended: then the last reading stands.
        peakMebibytes = peak > 0 ? peak : peakMebibytes;
    }

    private Optional<Duration> cpuOfTree() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = 0;
            for (int i = FIRST_TIME; i < FIRST_TIME + TIMES; i++) {
                ticks += Long.parseLong(behindName[i]);
            }
            return Optional.of(Duration.ofMillis(ticks * TICK_MILLIS));
        } catch (IOException | RuntimeException _) {
            // It has just ended, or this is no Linux.
            return Optional.empty();
        }
    }

    /** Most memory that a process held; 0 where that cannot be known. */
    public static double peakMebibytes(Process process) {
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
    public Use await() throws InterruptedException {
        return await(Duration.ofDays(1));
    }

    /** Waits for its end, and ends it when it has run for too long. */
    public Use await(Duration atMost) throws InterruptedException {
        do {
            read();
            if (seconds() > atMost.toSeconds()) {
                kill();
            }
        } while (!process.waitFor(READ_EVERY_MILLIS, TimeUnit.MILLISECONDS));
        return new Use(process.exitValue(), seconds(), cpu.toNanos() / NANOS_PER_SECOND, peakMebibytes);
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
