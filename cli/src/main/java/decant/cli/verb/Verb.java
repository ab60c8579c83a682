package decant.cli.verb;

import decant.cli.ending.Ending;
import decant.cli.options.OutputOptions;
import decant.cli.output.Console;
import decant.cli.output.Progress;
import decant.store.StoreException;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One verb of the command line. Its options are fields; picocli fills them. */
public abstract class Verb {
    @Mixin private final OutputOptions output = new OutputOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    // Read by picocli.
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    /**
     * Does it.
     *
     * @throws StoreException that ended the run
     * @throws InterruptedException if the run was told to stop
     */
    public abstract Ending run(Environment environment) throws StoreException, InterruptedException;

    /** The verb as it is typed. */
    public abstract String name();

    /** How to go on after a stop or a failure, in one sentence; empty where there is nothing to go on with. */
    public String resumption() {
        return "";
    }

    /** What a document holds also of a run that was stopped or failed. */
    public Map<String, Object> figures() {
        return Map.of();
    }

    /** What is printed. */
    public OutputOptions output() {
        return output;
    }

    /** How progress is shown on this console. */
    public Progress.Form progressForm(Console console) {
        if (output.isJson()) {
            return Progress.Form.NONE;
        }
        return console.interactive() ? Progress.Form.DRAWN : Progress.Form.LINES;
    }
}
