package decant.benchmark.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Java program that serves S3 in a process of its own, so that its CPU time is not the client's, and that obeys
 * commands, one a line, each answered with lines {@code NAME VALUE} and {@code end}. For one thread.
 */
public final class Served implements AutoCloseable {
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx1g", "-XX:+UseSerialGC");

    private final ChildProcess child;
    private final BufferedReader answers;
    private final Writer commands;
    private String endpoint = "";

    private Served(ChildProcess child) {
        this.child = child;
        this.answers = child.process().inputReader();
        this.commands = child.process().outputWriter();
    }

    /** Starts a program of this one's class path, and waits until it is ready. */
    public static Served start(String mainClass, List<String> arguments) throws IOException {
        List<String> command = ChildProcess.java(JAVA_OPTIONS, mainClass);
        command.addAll(arguments);
        Served served = new Served(ChildProcess.start(command, Map.of(), Redirect.PIPE));
        String line = served.answers.readLine();
        StringBuilder said = new StringBuilder();
        while (line != null && !line.equals("ready")) {
            if (line.startsWith("endpoint ")) {
                served.endpoint = line.split(" ", -1)[2];
            }
            said.append(line).append('\n');
            line = served.answers.readLine();
        }
        if (line == null) {
            throw new IOException("The simulator did not start: " + said);
        }
        return served;
    }

    /** Where it serves; of several regions the last. */
    public String endpoint() {
        return endpoint;
    }

    /** Sends a command and reads the figures it is answered with. */
    public Stats ask(String command) throws IOException {
        commands.write(command + "\n");
        commands.flush();
        Map<String, Double> figures = new HashMap<>();
        String line = answers.readLine();
        while (line != null && !line.equals("end")) {
            int space = line.lastIndexOf(' ');
            try {
                figures.put(line.substring(0, space), Double.parseDouble(line.substring(space + 1)));
            } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
                throw new IOException(command + " was answered with: " + line, e);
            }
            line = answers.readLine();
        }
        if (line == null) {
            throw new IOException("The simulator ended at " + command);
        }
        return new Stats(figures);
    }

    @Override
    public void close() {
        child.process().destroy();
    }
}
