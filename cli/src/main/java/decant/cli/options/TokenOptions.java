package decant.cli.options;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What it takes to act at a dashboard. */
public final class TokenOptions {
    @Option(
            names = "--dashboard-token-file",
            paramLabel = "FILE",
            description =
                    "File whose first line whoever acts on the page must give; nobody else may be able to read it."
                            + " Default: one of the program's own, beside the state file.")
    private @Nullable Path file;

    /** The file of the token; empty for one of the program's own. */
    public Optional<Path> file() {
        return Optional.ofNullable(file);
    }
}
