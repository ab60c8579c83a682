package decant.cli.output;

import java.io.PrintStream;
import java.util.Optional;

/**
 * Where text goes: results to {@code out}, everything about the run itself to {@code err}.
 *
 * @param interactive whether somebody watches: progress is then drawn and redrawn, otherwise written line by line
 */
public record Console(PrintStream out, PrintStream err, boolean interactive) {
    /** These streams, and whether the process has a terminal that can be drawn on. */
    public static Console system(PrintStream out, PrintStream err) {
        boolean terminal = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
        return new Console(out, err, terminal && !"dumb".equals(System.getenv("TERM")));
    }
}
