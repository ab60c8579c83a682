package decant.guard;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The project's own files: what Git tracks and what it would track, nothing that a build or an editor left behind. */
final class SourceTree {
    private SourceTree() {}

    /** The repository's root, given to the tests by the build. */
    static Path root() {
        return Path.of(System.getProperty("decant.root", "..")).toAbsolutePath().normalize();
    }

    static List<Path> javaFiles(Path root) throws IOException {
        return files(root).stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** All files, sorted. */
    static List<Path> files(Path root) throws IOException {
        Process git =
                new ProcessBuilder("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
                        .directory(root.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (InputStream output = git.getInputStream()) {
            String names = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(names.split("\0"))
                    .filter(name -> !name.isEmpty())
                    .map(root::resolve)
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }
}
