package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsoleSnippetTest {
    @TempDir Path root;

    @Test
    void runsOnlyWhatIsMarked() {
        String document =
                """
                ```console
                $ rm everything
                ```
                <!-- run -->
                ```sh
                $ rm everything
                ```
                <!-- run -->
                ```console
                $ true
                ```
                """;

        assertThat(snippets(document)).singleElement().extracting(ConsoleSnippet::where).isEqualTo("a.md, line 9");
    }

    @Test
    void whatTakesMinutesIsAStory() {
        String snippet = "\n```console\n$ true\n```\n";
        assertThat(snippets("<!-- run: story -->" + snippet + "<!-- run: exit 2 -->" + snippet))
                .extracting(ConsoleSnippet::isStory)
                .containsExactly(true, false);
    }

    @Test
    void acceptsWhatIsPrintedAsWritten() throws Exception {
        assertThat(complaint("<!-- run -->", "$ echo one; echo two >&2", "one", "two")).isNull();
        assertThat(complaint("<!-- run -->", "$ true")).isNull();
        assertThat(complaint("<!-- run -->", "$ echo took 15 ms, 3 keys", "took ... ms, 3 keys")).isNull();
        assertThat(complaint("<!-- run -->", "$ printf 'a\\nb\\nc\\nd\\n'", "a", "...", "d")).isNull();
        assertThat(complaint("<!-- run -->", "$ touch x", "$ ls", "x")).isNull();
        assertThat(complaint("<!-- run: exit 3 -->", "$ echo no; exit 3", "no")).isNull();
    }

    @Test
    void findsWhatIsPrintedOtherwise() throws Exception {
        assertThat(complaint("<!-- run -->", "$ echo one", "two"))
                .isEqualTo("a.md, line 2: `echo one` did not print what is written there, but this:\none\n");
        assertThat(complaint("<!-- run -->", "$ echo one")).contains("did not print");
        assertThat(complaint("<!-- run -->", "$ true", "one")).contains("did not print");
        assertThat(complaint("<!-- run -->", "$ echo one.two", "one-two")).contains("did not print");
        assertThat(complaint("<!-- run -->", "$ exit 3")).contains("ended with 3, not 0");
        assertThat(complaint("<!-- run: exit 3 -->", "$ exit 1")).contains("ended with 1, not 3");
        assertThat(complaint("<!-- run: exit 3 -->", "$ exit 3", "$ exit 3")).contains("ended with 3, not 0");
    }

    private @org.jspecify.annotations.Nullable String complaint(String mark, String... lines) throws Exception {
        String document = mark + "\n```console\n" + String.join("\n", lines) + "\n```\n";
        return snippets(document).getFirst().run(root).orElse(null);
    }

    private List<ConsoleSnippet> snippets(String document) {
        Markdown markdown = Markdown.parse(root.resolve("a.md"), document.lines().toList());
        return ConsoleSnippet.in(markdown, root);
    }
}
