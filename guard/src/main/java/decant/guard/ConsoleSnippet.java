package decant.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of a document that is run as it stands: a {@code console} block below a line {@code <!-- run -->}, or {@code
 * <!-- run: exit 2 -->} where its last command is to fail with that code, or {@code <!-- run: story -->} where it takes
 * minutes.
 *
 * <p>A line that begins with {@code $} and a blank is a command, run by bash in the repository's root; the lines below
 * it are what it must print, standard error included. Where they vary, {@code ...} stands for any text within a line,
 * and for any lines where it stands alone.
 */
record ConsoleSnippet(String where, List<Step> steps, int lastExitCode, boolean isStory) {
    private static final Pattern MARK = Pattern.compile("<!-- run(?:: (?:exit (\\d+)|(story)))? -->");
    private static final String PROMPT = "$ ";
    private static final String ANYTHING = "...";
    private static final long MAX_SECONDS_PER_COMMAND = 300;

    /** A command and the lines it must print. */
    record Step(String command, List<String> output) {}

    static List<ConsoleSnippet> in(Markdown document, Path root) {
        List<ConsoleSnippet> snippets = new ArrayList<>();
        for (Markdown.Fence fence : document.fences()) {
            var mark = MARK.matcher(fence.before().strip());
            if (fence.language().equals("console") && mark.matches()) {
                String where = root.relativize(document.file()) + ", line " + fence.line();
                int exitCode = mark.group(1) == null ? 0 : Integer.parseInt(mark.group(1));
                snippets.add(new ConsoleSnippet(where, steps(fence.content()), exitCode, mark.group(2) != null));
            }
        }
        return snippets;
    }

    private static List<Step> steps(List<String> lines) {
        List<Step> steps = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(PROMPT)) {
                steps.add(new Step(line.substring(PROMPT.length()), new ArrayList<>()));
            } else if (!steps.isEmpty()) {
                steps.getLast().output().add(line);
            }
        }
        return steps;
    }

    /** Runs the snippet and says what did not happen as written, or nothing. */
    Optional<String> run(Path directory) throws IOException, InterruptedException {
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            int expected = i == steps.size() - 1 ? lastExitCode : 0;
            Path output = Files.createTempFile("snippet", ".txt");
            try {
                int exitCode = run(step.command(), directory, output);
                String printed = Files.readString(output);
                if (exitCode != expected) {
                    return Optional.of(complaint(step, "ended with " + exitCode + ", not " + expected, printed));
                }
                if (!pattern(step.output()).matcher(printed).matches()) {
                    return Optional.of(complaint(step, "did not print what is written there", printed));
                }
            } finally {
                Files.delete(output);
            }
        }
        return Optional.empty();
    }

    private String complaint(Step step, String what, String printed) {
        return where + ": `" + step.command() + "` " + what + ", but this:\n" + printed;
    }

    private static int run(String command, Path directory, Path output) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("bash", "-c", command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectOutput(output.toFile());
        // What a reader's own account would answer is not what the document shows.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        Process process = builder.start();
        try {
            if (!process.waitFor(MAX_SECONDS_PER_COMMAND, TimeUnit.SECONDS)) {
                Files.writeString(output, "(still running after " + MAX_SECONDS_PER_COMMAND + " s)\n");
                return -1;
            }
            return process.exitValue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static Pattern pattern(List<String> lines) {
        return Pattern.compile(lines.stream().map(ConsoleSnippet::pattern).collect(Collectors.joining()));
    }

    private static String pattern(String line) {
        if (line.strip().equals(ANYTHING)) {
            return "(?s:.*)";
        }
        return Stream.of(line.split(Pattern.quote(ANYTHING), -1)).map(Pattern::quote).collect(Collectors.joining(".*"))
                + "[ ]*\\R?";
    }
}
