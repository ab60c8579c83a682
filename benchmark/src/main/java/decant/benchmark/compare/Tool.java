package decant.benchmark.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program that makes one bucket like another, called as somebody calls it who has read its manual and wants the best
 * of it for this work.
 *
 * @param name what it is called on the command line of a comparison and in its tables
 * @param program to be found on the path, or where it is
 * @param version the argument that makes it say its version
 * @param why what was chosen, and for what reason
 */
record Tool(String name, String program, String version, List<String> why, Usage usage) {
    /**
     * What is to be done, and where.
     *
     * @param folder for files that the tool needs or makes
     */
    record Task(String endpoint, String source, String target, Path folder) {}

    /** How it is called. */
    record Call(List<String> arguments, Map<String, String> environment) {}

    /** Turns a task into a call, and writes what the tool wants to read from files. */
    @FunctionalInterface
    interface Usage {
        Call of(Task task) throws IOException;
    }

    /** Where it is, if it is installed. */
    Optional<Path> installed() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
