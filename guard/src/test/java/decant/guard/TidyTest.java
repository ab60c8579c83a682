package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TidyTest {
    private static final int MAX_LINES = 400;
    private static final int MEDIAN_LINES = 100;
    private static final long MAX_PICTURE_BYTES = 150_000;

    /** Fewer files than this, and the scan is broken. */
    private static final int LEAST_FILES = 100;

    private final Path root = SourceTree.root();
    private List<Path> files = List.of();

    @BeforeAll
    void findFiles() throws IOException {
        files = SourceTree.files(root);
        assertThat(files).as("Files found below " + root).hasSizeGreaterThan(LEAST_FILES);
    }

    @Test
    void textIsTidy() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : files) {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            breaches.addAll(TextRules.breaches(root.relativize(file).toString(), text));
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void picturesAreSmall() throws IOException {
        for (Path file : files) {
            if (root.relativize(file).startsWith(TextRules.PICTURES)) {
                assertThat(Files.size(file)).as("Bytes of " + file).isLessThan(MAX_PICTURE_BYTES);
            }
        }
    }

    @Test
    void javaIsWellCut() throws IOException {
        assertThat(JavaShape.breaches(root, java())).isEmpty();
    }

    @Test
    void noFileIsLong() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Path file : mainJava()) {
            int lines = lines(file);
            if (lines > MAX_LINES) {
                breaches.add(
                        "%s has %d lines; the most is %d, so give its second idea a file of its own."
                                .formatted(root.relativize(file), lines, MAX_LINES));
            }
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void mostFilesAreSmall() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        for (Path file : mainJava()) {
            sizes.add(lines(file));
        }
        sizes.sort(null);

        assertThat(sizes.get(sizes.size() / 2)).as("Median lines of a main file").isLessThan(MEDIAN_LINES);
    }

    private List<Path> java() {
        return files.stream().filter(file -> file.toString().endsWith(".java")).toList();
    }

    private List<Path> mainJava() {
        return java().stream().filter(file -> file.toString().contains("/src/main/")).toList();
    }

    private static int lines(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return (int) lines.count();
        }
    }
}
