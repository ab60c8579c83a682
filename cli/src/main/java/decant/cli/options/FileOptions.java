package decant.cli.options;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The file that holds the options of a migration. A verb that has this option takes them from there. */
public final class FileOptions {
    /** The option, whose value is read before all others are parsed. */
    public static final String NAME = "--file";

    @Option(
            names = NAME,
            paramLabel = "FILE",
            description =
                    "File that names source, target and options; what is typed wins over it. Default: decant.yaml here,"
                            + " if there is one.")
    // Read before picocli reads, since the file's options are among what it reads.
    @SuppressWarnings("UnusedVariable")
    private @Nullable Path file;
}
