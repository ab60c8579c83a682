package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DocumentationTest {
    private final Path root = SourceTree.root();
    private final List<Markdown> documents = new ArrayList<>();

    @BeforeAll
    void readDocuments() throws IOException {
        for (Path file : SourceTree.files(root)) {
            if (file.toString().endsWith(".md")) {
                documents.add(Markdown.read(file));
            }
        }
        assertThat(documents).as("Documents found below " + root).isNotEmpty();
    }

    @Test
    void linksResolve() throws IOException {
        List<String> breaches = new ArrayList<>();
        for (Markdown document : documents) {
            breaches.addAll(DeadLinks.in(document, root));
        }

        assertThat(breaches).isEmpty();
    }

    @Test
    void everyExitCodeIsDocumented() throws IOException {
        Path codes =
                SourceTree.javaFiles(root).stream()
                        .filter(file -> file.endsWith("ExitCode.java"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("ExitCode.java is gone: where are the exit codes now?"));
        Path page = root.resolve("docs/exit-codes.md");

        assertThat(ExitCodes.in(Files.readString(codes)))
                .as("Exit codes in " + root.relativize(codes))
                .hasSizeGreaterThan(2)
                .as("Exit codes with a row `| code | ...` in docs/exit-codes.md")
                .isSubsetOf(ExitCodes.documentedIn(Files.readString(page)));
    }

    @TestFactory
    Stream<DynamicTest> snippetsRunAsWritten() {
        return snippets(false);
    }

    @Tag("story")
    @TestFactory
    Stream<DynamicTest> snippetsThatTakeMinutesRunAsWritten() {
        return snippets(true);
    }

    private Stream<DynamicTest> snippets(boolean stories) {
        return documents.stream()
                .flatMap(document -> ConsoleSnippet.in(document, root).stream())
                .filter(snippet -> snippet.isStory() == stories)
                .map(snippet ->
                        DynamicTest.dynamicTest(snippet.where(), () -> assertThat(snippet.run(root)).isEmpty()));
    }
}
