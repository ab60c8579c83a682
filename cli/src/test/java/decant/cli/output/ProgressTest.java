package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    @Test
    void drawsOverItsOwnLines() {
        ProgressScreen screen = new ProgressScreen(stream);
        screen.draw(List.of("one", "two"));
        assertThat(written()).isEqualTo("\u001b[?7lone \ntwo \n\u001b[?7h");
        screen.draw(List.of("three"));
        assertThat(written()).isEqualTo("\u001b[2F\u001b[J\u001b[?7lthree \n\u001b[?7h");
        screen.clear();
        assertThat(written()).isEqualTo("\u001b[1F\u001b[J");
        screen.clear();
        assertThat(written()).isEmpty();
    }

    @Test
    void letsMessagesScrollAwayAboveIt() {
        ProgressScreen screen = new ProgressScreen(stream);
        screen.draw(List.of("one"));
        written();
        screen.say("something happened");
        assertThat(written()).isEqualTo("\u001b[1F\u001b[Jsomething happened\n");
        screen.draw(List.of("one"));
        assertThat(written()).doesNotContain("F");
    }

    @Test
    void joinsItsLinesOnAPipe() {
        assertThat(Progress.inOneLine(List.of("  copied      12", "", "equal   3"))).isEqualTo("copied 12; equal 3");
    }

    @Test
    void saysNothingWhereOnlyADocumentIsWanted() {
        Console console = new Console(stream, stream, true);
        try (Progress progress = Progress.show(Progress.Form.NONE, console, () -> List.of("never"))) {
            progress.say("neither");
        }
        assertThat(written()).isEmpty();
    }

    @Test
    void takesItsLinesAwayAtTheEnd() {
        Console console = new Console(stream, stream, true);
        try (Progress progress = Progress.show(Progress.Form.DRAWN, console, () -> List.of("line"))) {
            progress.say("message");
        }
        assertThat(written()).startsWith("message\n").doesNotEndWith("line\n\u001b[?7h");
    }
}
