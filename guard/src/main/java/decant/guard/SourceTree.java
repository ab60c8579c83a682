package decant.guard;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's own files: what Git tracks and what it would track, nothing that a build or an editor left behind. */
final class SourceTree {
    private SourceTree() {}

    /** The repository's root, given to the tests by the build. */
    static Path root() {
        return Path.of(System.getProperty("decant.root", "..")).toAbsolutePath().normalize();
    }

    static List<Path> javaFiles(Path root) throws IOException {
        return java(files(root));
    }

    /** Those that are not as they were so many commits ago; all of them where Git does not go back so far. */
    static List<Path> javaFilesChanged(Path root, int commits) throws IOException {
        Optional<List<Path>> changed = git(root, Redirect.DISCARD, "diff", "--name-only", "HEAD~" + commits);
        if (changed.isEmpty()) {
            return javaFiles(root);
        }
        List<Path> untracked =
                git(root, Redirect.INHERIT, "ls-files", "--others", "--exclude-standard").orElse(List.of());
        return java(Stream.concat(changed.get().stream(), untracked.stream()).sorted().toList());
    }

    private static List<Path> java(List<Path> files) {
        return files.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    /** All files, sorted. */
    static List<Path> files(Path root) throws IOException {
        return git(root, Redirect.INHERIT, "ls-files", "--cached", "--others", "--exclude-standard").orElse(List.of());
    }

    /** The files that Git names; empty where it fails. */
    private static Optional<List<Path>> git(Path root, Redirect errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        command.add("-z");
        Process git = new ProcessBuilder(command).directory(root.toFile()).redirectError(errors).start();
        try (InputStream output = git.getInputStream()) {
            String names = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            List<Path> files =
                    Stream.of(names.split("\0"))
                            .filter(name -> !name.isEmpty())
                            .map(root::resolve)
                            .filter(Files::isRegularFile)
                            .sorted()
                            .toList();
            return git.waitFor() == 0 ? Optional.of(files) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while git ran.", e);
        }
    }
}
