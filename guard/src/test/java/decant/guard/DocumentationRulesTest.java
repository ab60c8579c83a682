package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules for documents, each seen at work on an offence. */
final class DocumentationRulesTest {
    @TempDir Path root;

    @Test
    void findsLinksThatLeadNowhere() throws IOException {
        Files.writeString(root.resolve("there.md"), "# What if?\n");
        Path page =
                Files.writeString(
                        root.resolve("page.md"),
                        """
                        # Here I am

                        [fine](there.md), [fine](there.md#what-if), [fine](#here-i-am), [fine](https://example.com)
                        [gone](gone.md) and [lost](there.md#lost) and [lost](#lost)
                        `[code](gone.md)`
                        ```
                        [fenced](gone.md)
                        ```
                        """);

        assertThat(DeadLinks.in(Markdown.read(page), root))
                .containsExactly(
                        "page.md, line 4: the link to gone.md leads nowhere.",
                        "page.md, line 4: the link to there.md#lost leads nowhere.",
                        "page.md, line 4: the link to #lost leads nowhere.");
    }

    @Test
    void readsExitCodesFromEnumsAndConstants() {
        assertThat(ExitCodes.in("enum ExitCode {\n    EQUAL(0),\n    USAGE_ERROR(64, \"x\");\n"))
                .containsExactly(0, 64);
        assertThat(ExitCodes.in("    static final int NO_DECISION = 2;\n")).containsExactly(2);
        assertThat(ExitCodes.documentedIn("| code | means |\n|---|---|\n| 0 | fine |\n| `64` | usage |\n"))
                .containsExactly(0, 64);
    }
}
