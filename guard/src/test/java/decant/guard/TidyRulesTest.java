package decant.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tidiness rules, each seen at work on an offence. */
final class TidyRulesTest {
    @TempDir Path root;

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "A.java, 'a\\tb\\n', a tab",
                "A.java, 'a \\n', blanks at the end",
                "A.java, 'a\\r\\n', carriage returns",
                "A.java, 'a', one line end",
                "A.java, 'a\\n\\n', one line end",
                "A.java, '// TO''DO: later\\n', a note for later",
                "a.md, 'see /ro''ot/x\\n', a path of one machine",
                "A.java, '@SuppressWarnings(\"x\")\\n', without its reason",
                "a.bin, 'a\\n', of no type",
                "tool, 'a\\n', of no type",
                ".secret, 'a\\n', of no type",
                "A.java, 'a\\0b\\n', is binary",
            })
    void findsUntidyText(String name, String text, String breach) {
        String unescaped =
                text.replace("\\t", "\t")
                        .replace("\\r", "\r")
                        .replace("\\n", "\n")
                        .replace("\\0", "\0")
                        .replace("'", "");

        assertThat(TextRules.breaches("dir/" + name, unescaped)).singleElement().asString().contains(breach);
    }

    @Test
    void findsLongLinesButSparesLinksAndProse() {
        String words = "word ".repeat(30).strip();

        assertThat(TextRules.breaches("A.java", words + "\n")).hasSize(1);
        assertThat(TextRules.breaches("pom.xml", words + " " + words + "\n")).hasSize(1);
        assertThat(TextRules.breaches("A.java", words + " https://example.com\n")).isEmpty();
        assertThat(TextRules.breaches("a.md", words + " " + words + "\n")).isEmpty();
        assertThat(TextRules.breaches("pom.xml", words + "\n")).isEmpty();
    }

    @Test
    void sparesWhatIsTidy() {
        String text = "// Cannot be null here.\n@SuppressWarnings(\"NullAway\")\n@SuppressWarnings(\"x\") // why\n";

        assertThat(TextRules.breaches("A.java", text)).isEmpty();
        assertThat(TextRules.breaches("dir/tool", "#!/bin/sh\n")).isEmpty();
        assertThat(TextRules.breaches("s3/src/test/resources/answer.xml", "<as>\t</as>\r\nit came")).isEmpty();
    }

    @Test
    void findsLongMethodsForeignWordsAndSilentlyDisabledTests() throws IOException {
        String source =
                """
                class A {
                    @Disabled
                    void fine(int target, int describe) {}
                    @Disabled("until the moon is full")
                    void reasoned() {}
                    void bad(int srcBucket) { int copy_dst = 1; }
                    void longest() {%s}
                    void tooLong() {%s}
                }
                """
                        .formatted("\n".repeat(69), "\n".repeat(70));
        Path file = Files.writeString(root.resolve("A.java"), source);

        assertThat(JavaShape.breaches(root, List.of(file)))
                .satisfiesExactlyInAnyOrder(
                        breach -> assertThat(breach).isEqualTo("A.java, line 2: a test is disabled without a reason."),
                        breach -> assertThat(breach).contains("line 6", "'srcBucket' says src"),
                        breach -> assertThat(breach).contains("line 6", "'copy_dst' says dst"),
                        breach -> assertThat(breach).contains("tooLong has 71 lines"));
    }
}
