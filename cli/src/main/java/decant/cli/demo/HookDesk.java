package decant.cli.demo;

import decant.cli.migration.Hook;
import decant.flow.Uninterrupted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Has hooks in this process answer for a program in another one, as executables that it can run: they lay down what
 * they were told, and wait for an answer. One after the other is answered, those too whose program was killed.
 */
final class HookDesk implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final String ASKED = ".asked";

    private final Path directory;
    private final Map<String, Hook> hooks;
    private final Thread clerk;

    /**
     * @param directory an empty one
     * @param hooks by the names of their programs
     */
    HookDesk(Path directory, Map<String, Hook> hooks) {
        this.directory = directory;
        this.hooks = Map.copyOf(hooks);
        try {
            for (String name : hooks.keySet()) {
                Files.writeString(program(name), script(name));
                Files.setPosixFilePermissions(program(name), PosixFilePermissions.fromString("rwx------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.clerk = Thread.ofPlatform().name("hooks").start(this::serve);
    }

    private String script(String name) {
        return """
        #!/bin/sh
        paper='%1$s/%2$s'.$$
        env | grep '^DECANT_' > "$paper.new"
        mv "$paper.new" "$paper.asked"
        while [ ! -e "$paper.answer" ]; do
            [ -d '%1$s' ] || exit 1
            sleep 0.1
        done
        answer=$(cat "$paper.answer")
        rm "$paper.answer"
        [ -z "$answer" ] || { echo "$answer"; exit 1; }
        """
                .formatted(directory, name);
    }

    /** What to run for a hook. */
    Path program(String name) {
        return directory.resolve(name);
    }

    private void serve() {
        try {
            while (!Thread.interrupted()) {
                for (Path paper : papers()) {
                    answer(paper);
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (InterruptedException _) {
            // So it ends.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> papers() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(ASKED)).toList();
        }
    }

    private void answer(Path paper) throws IOException, InterruptedException {
        String file = paper.getFileName().toString();
        Hook hook = hooks.get(file.substring(0, file.indexOf('.')));
        if (hook == null) {
            throw new IllegalStateException("Nobody answers for " + file + ".");
        }
        Map<String, String> about = new LinkedHashMap<>();
        for (String line : Files.readAllLines(paper)) {
            String[] both = line.split("=", 2);
            about.put(both[0], both[1]);
        }
        String answer;
        try {
            answer = hook.run(about);
        } catch (RuntimeException e) {
            // Whoever waits for an answer must get one.
            answer = "it failed: " + e;
        }
        Files.delete(paper);
        String stem = file.substring(0, file.length() - ASKED.length());
        Path begun = Files.writeString(directory.resolve(stem + ".said"), answer);
        Files.move(begun, directory.resolve(stem + ".answer"), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() {
        clerk.interrupt();
        Uninterrupted.join(clerk);
    }
}
