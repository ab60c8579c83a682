package decant.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import decant.cli.output.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a report. {@code target/reports} holds what the tests write, to be looked at. */
final class ReportPageTest {
    private static final Path REPORTS = Path.of("target", "reports");

    @Test
    void tellsWhatWasMovedAndProven() throws IOException {
        String page = ReportPage.of(ReportSample.input(false));
        Files.createDirectories(REPORTS);
        ReportFile.write(REPORTS.resolve("switched.html"), page);

        assertThat(page)
                .contains("25,402,113", "3.10 TiB", "us-east-1 to eu-west-1", "$0.02 for a GiB", "EQUAL", "switched")
                .contains("1 hot", "came right later", "No process is at it", "25,308,101")
                .contains("<path class=\"line source\"", "<path class=\"line target faint\"")
                .contains(Proof.of(ReportSample.CERTIFICATE).sha256());
    }

    /** What users write while both sides are compared is looked at again, and no difference. */
    @Test
    void whatWasWrittenMeanwhileIsNoDifference() {
        Proof proof =
                Proof.of(
                        ReportSample.CERTIFICATE
                                .strip()
                                .replace("\"EQUAL\"", "\"DIFFERENT\"")
                                .replaceFirst("}$", ",\"verdictWithoutWritten\":\"EQUAL\",\"writtenMeanwhile\":5}"));
        Markup page = new Markup();
        ProofSection.write(page, proof, 1);

        assertThat(page.page()).contains("EQUAL", "but for 5 keys written meanwhile").doesNotContain("DIFFERENT");
    }

    /** Nobody who names an object gets a word in. */
    @Test
    void namesOfKeysStayText() {
        String page = ReportPage.of(ReportSample.input(false));

        assertThat(page)
                .doesNotContain("<script")
                .doesNotContain("<b>")
                .doesNotContain("\u202E")
                .doesNotContain("\u0007");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "\\u202Egpj.exe\\u0007");
    }

    /** It is to be read where there is no network, and from a mail. */
    @Test
    void refersToNothingOutside() {
        String page = ReportPage.of(ReportSample.input(true));

        assertThat(
                        Pattern.compile("(?i)\\b(src|href|srcset|action)=|url\\(|@import|<link|<iframe|<img")
                                .matcher(page)
                                .find())
                .isFalse();
        assertThat(page).contains("default-src &#39;none&#39;");
    }

    /** What a running process tells is what the page is made of. */
    @Test
    void factsPassFromOneProcessToAnother() {
        ReportFacts facts = ReportSample.facts(true);
        StringWriter line = new StringWriter();
        Json.writeLine(facts.document(), line);

        assertThat(ReportFacts.of(Json.read(line.toString()))).isEqualTo(facts);
    }

    @Test
    void markupThatIsLeftOpenIsAMistake() {
        assertThatThrownBy(() -> new Markup().open("p").page()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Markup().open("p onclick")).isInstanceOf(IllegalArgumentException.class);
    }
}
