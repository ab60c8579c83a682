package decant.cli.demo;

import decant.cli.output.Console;
import decant.cli.output.Figures;
import decant.cli.output.Progress;
import java.util.List;
import java.util.function.Supplier;

/** Tells the story while it happens: chapters, what goes on in them, and what came of it. For one thread. */
final class Narrator {
    private static final String INDENT = "   ";
    private static final int BAR_CHARACTERS = 24;

    private final Console console;
    private final Progress.Form form;
    private int chapters;

    Narrator(Console console, Progress.Form form) {
        this.console = console;
        this.form = form;
    }

    /** Begins a chapter. */
    void chapter(String title) {
        chapters++;
        tell("");
        tell(chapters + "  " + title);
    }

    /** Says something below the chapter's title. */
    void say(String sentence) {
        tell(INDENT + sentence);
    }

    void tell(String line) {
        if (form != Progress.Form.NONE) {
            console.err().println(line);
        }
    }

    /** Shows what goes on until it is closed. */
    Progress showing(Supplier<List<String>> lines) {
        return Progress.show(form, console, () -> lines.get().stream().map(line -> INDENT + line).toList());
    }

    /** How much is done, drawn for those who watch and in percent for those who read later. */
    String bar(long done, long all) {
        double share = Math.min(1, (double) done / Math.max(1, all));
        if (form != Progress.Form.DRAWN) {
            return Figures.percent(share, 1);
        }
        int full = (int) (BAR_CHARACTERS * share);
        return "\u2588".repeat(full) + "\u2591".repeat(BAR_CHARACTERS - full);
    }
}
