package decant.cli.options;

import picocli.CommandLine.Option;

/** What is printed. */
public final class OutputOptions {
    /** A form of output. */
    public enum Form {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text for people, or one JSON object at the end and nothing else. Default: text.")
    private Form form = Form.TEXT;

    @Option(
            names = {"-v", "--verbose"},
            description = "Say more: each key that is left or parked, and where a failure came from.")
    private boolean verbose;

    public boolean isJson() {
        return form == Form.JSON;
    }

    public boolean isVerbose() {
        return verbose;
    }
}
