package decant.cli.demo;

import decant.cli.output.Console;
import decant.cli.output.Figures;
import decant.cli.output.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the story while it happens: chapters, what goes on in them, and what came of it. Safe for any number of
 * threads.
 */
final class Narrator {
    private static final String INDENT = "   ";
    private static final int BAR_CHARACTERS = 24;
    private static final int LINE_CHARACTERS = 76;

    private final Console console;
    private final Progress.Form form;
    private int chapters;
    private volatile @Nullable Progress shown;

    /** What goes on is shown. */
    interface Showing extends AutoCloseable {
        @Override
        void close();
    }

    Narrator(Console console, Progress.Form form) {
        this.console = console;
        this.form = form;
    }

    /** Begins a chapter. */
    synchronized void chapter(String title) {
        chapters++;
        tell("");
        tell(chapters + "  " + title);
    }

    /** Says something below the chapter's title, in as many lines as it takes. */
    synchronized void say(String sentence) {
        wrapped(sentence).forEach(line -> tell(INDENT + line));
    }

    private static List<String> wrapped(String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : sentence.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LINE_CHARACTERS) {
                lines.add(line.toString());
                line.setLength(0);
                line.append("  ");
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    void tell(String line) {
        Progress above = shown;
        if (above != null) {
            above.say(line);
        } else if (form != Progress.Form.NONE) {
            console.err().println(line);
        }
    }

    /** Shows what goes on until it is closed; what is told meanwhile stands above it. */
    Showing showing(Supplier<List<String>> lines) {
        Progress progress =
                Progress.show(form, console, () -> lines.get().stream().map(line -> INDENT + line).toList());
        shown = progress;
        return () -> {
            shown = null;
            progress.close();
        };
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
