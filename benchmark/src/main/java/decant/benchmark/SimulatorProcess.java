package decant.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The simulator in a process of its own, so that its CPU time is not the client's. For one thread. */
final class SimulatorProcess implements AutoCloseable {
    private static final String MAIN = "decant.simulator.Main";
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");

    private final ChildProcess child;
    private final BufferedReader answers;
    private final Writer commands;
    private String endpoint = "";

    private SimulatorProcess(ChildProcess child) {
        this.child = child;
        this.answers = child.process().inputReader();
        this.commands = child.process().outputWriter();
    }

    /** Figures of the simulator so far, by their names: {@code cpu-seconds}, {@code requests CopyObject} and so on. */
    record Stats(Map<String, Double> figures) {
        double of(String name) {
            return figures.getOrDefault(name, 0.0);
        }

        long requests() {
            return Math.round(
                    figures.entrySet().stream()
                            .filter(figure -> figure.getKey().startsWith("requests "))
                            .mapToDouble(Map.Entry::getValue)
                            .sum());
        }
    }

    static SimulatorProcess start(List<String> arguments) throws IOException {
        List<String> command = ChildProcess.java(JAVA_OPTIONS, MAIN);
        command.addAll(arguments);
        command.add("--control");
        SimulatorProcess simulator = new SimulatorProcess(ChildProcess.start(command, Map.of(), Redirect.PIPE));
        String line = simulator.answers.readLine();
        StringBuilder said = new StringBuilder();
        while (line != null && !line.equals("ready")) {
            if (line.startsWith("endpoint ")) {
                simulator.endpoint = line.split(" ", -1)[2];
            }
            said.append(line).append('\n');
            line = simulator.answers.readLine();
        }
        if (line == null) {
            throw new IOException("The simulator did not start: " + said);
        }
        return simulator;
    }

    String endpoint() {
        return endpoint;
    }

    Stats stats() throws IOException {
        commands.write("stats\n");
        commands.flush();
        Map<String, Double> figures = new HashMap<>();
        for (String line = answers.readLine(); line != null && !line.equals("end"); line = answers.readLine()) {
            int space = line.lastIndexOf(' ');
            figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
        }
        return new Stats(figures);
    }

    @Override
    public void close() {
        child.process().destroy();
    }
}
