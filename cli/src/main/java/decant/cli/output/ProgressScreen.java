package decant.cli.output;

import java.io.PrintStream;
import java.util.List;

/**
 * A few lines at the bottom of a terminal that are written over again and again, with messages scrolling away above
 * them. Plain ANSI. Lines longer than the terminal is wide are cut off by it while they are drawn, so that a line is a
 * line. Safe for any number of threads.
 */
final class ProgressScreen {
    private static final String CLEAR_TO_END = "\u001b[J";
    private static final String WRAP_OFF = "\u001b[?7l";
    private static final String WRAP_ON = "\u001b[?7h";

    /** What a terminal shows in its last column is the end of a line that is too long for it; so the end is a blank. */
    private static final String LINE_END = " \n";

    private final PrintStream out;
    private int linesDrawn;

    ProgressScreen(PrintStream out) {
        this.out = out;
    }

    /** Writes these lines over the last ones. */
    synchronized void draw(List<String> lines) {
        StringBuilder text = new StringBuilder(upOverLines()).append(WRAP_OFF);
        lines.forEach(line -> text.append(line).append(LINE_END));
        out.print(text.append(WRAP_ON));
        out.flush();
        linesDrawn = lines.size();
    }

    /** Writes a message above the lines; they come again with the next {@link #draw}. */
    synchronized void say(String message) {
        out.print(upOverLines() + message + "\n");
        out.flush();
        linesDrawn = 0;
    }

    /** Takes the lines away. */
    synchronized void clear() {
        out.print(upOverLines());
        out.flush();
        linesDrawn = 0;
    }

    private String upOverLines() {
        return linesDrawn == 0 ? "" : "\u001b[" + linesDrawn + "F" + CLEAR_TO_END;
    }
}
