package decant.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.util.Optional;

/**
 * Where text goes: results to {@code out}, everything about the run itself to {@code err}.
 *
 * @param interactive whether somebody watches: progress is then drawn and redrawn, otherwise written line by line
 * @param keyboard what somebody types
 */
public record Console(PrintStream out, PrintStream err, boolean interactive, BufferedReader keyboard) {
    /** One at which nobody types. */
    public Console(PrintStream out, PrintStream err, boolean interactive) {
        this(out, err, interactive, new BufferedReader(Reader.nullReader()));
    }

    /** These streams, and whether the process has a terminal that can be drawn on. */
    public static Console system(PrintStream out, PrintStream err) {
        boolean terminal = Optional.ofNullable(System.console()).filter(java.io.Console::isTerminal).isPresent();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        return new Console(out, err, terminal && !"dumb".equals(System.getenv("TERM")), keyboard);
    }
}
