package decant.cli.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Decant as its users run it: processes of their own, with the class path of these tests. */
public final class Program {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Map<String, String> environment;
    private final List<String> main;
    private int runs;

    /**
     * @param folder for what it prints
     * @param environment takes the place of all that begins with {@code AWS_}
     */
    Program(Path folder, Map<String, String> environment) {
        this(folder, environment, List.of("decant.cli.Main"));
    }

    /**
     * The same with another main class.
     *
     * @param main with Java's options before it
     */
    public Program(Path folder, Map<String, String> environment, List<String> main) {
        this.folder = folder;
        this.environment = environment;
        this.main = List.copyOf(main);
    }

    /** A run under way. */
    public record Running(List<String> arguments, Process process, Path out, Path err, long startedNanos) {
        /** Kills it as {@code kill -9} does. */
        public void kill() {
            process.destroyForcibly();
        }

        /** Waits for its end. */
        public Ended await() throws IOException, InterruptedException {
            int exitCode = process.waitFor();
            Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
            return new Ended(arguments, exitCode, took, Files.readString(out), Files.readString(err));
        }
    }

    /** A run that is over. */
    public record Ended(List<String> arguments, int exitCode, Duration took, String out, String err) {
        private static final int KILLED = 128 + 9;

        public boolean wasKilled() {
            return exitCode == KILLED;
        }

        /** What it printed, which was one document. */
        JsonNode document() {
            return JSON.readTree(out);
        }

        /** How often it called an operation at a side, as it counted itself; without what it asked to open it. */
        long calls(String side, String operation) {
            return document().path("calls").path(side).path(operation).asLong();
        }

        /** One of the counts of a pass. */
        long count(String name) {
            return document().path("counts").path(name).asLong();
        }

        @Override
        public String toString() {
            return "decant " + String.join(" ", arguments) + "\nexit code " + exitCode + "\n" + out + err;
        }
    }

    /** Starts it; it prints one document at its end. */
    Running start(List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--output", "json"));
        return startForPeople(all);
    }

    /** Starts it; it says on its standard error stream what it does. */
    public Running startForPeople(List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path")));
        command.addAll(main);
        command.addAll(arguments);
        runs++;
        Path out = folder.resolve("run-" + runs + ".out");
        Path err = folder.resolve("run-" + runs + ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment().putAll(environment);
        long started = System.nanoTime();
        return new Running(List.copyOf(arguments), builder.start(), out, err, started);
    }

    /** Runs it to its end. */
    Ended run(List<String> arguments) throws IOException, InterruptedException {
        return start(arguments).await();
    }
}
