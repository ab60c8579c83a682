package decant.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.Refusal;
import decant.ledger.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run keeps its state. */
public final class StateOptions {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "File that holds how far the run came. Default: one for each source and target, in"
                            + " $XDG_STATE_HOME/decant or ~/.local/state/decant.")
    private @Nullable Path file;

    /** The file of a run; its directory exists, unless an option named it. */
    public Path file(Path stateHome, RunIdentity identity) {
        if (file != null) {
            return file;
        }
        try {
            Files.createDirectories(stateHome);
        } catch (IOException e) {
            throw Refusal.file(
                    "The directory "
                            + stateHome
                            + " cannot be made ("
                            + e.getMessage()
                            + "); name a state file with --state.");
        }
        return stateHome.resolve(fileName(identity));
    }

    /** Names that people recognise, and a digest that tells apart what they cannot. */
    private static String fileName(RunIdentity identity) {
        String pair = identity.source() + " " + identity.target();
        String digest = UUID.nameUUIDFromBytes(pair.getBytes(UTF_8)).toString().substring(0, 8);
        return bucket(identity.source()) + "--" + bucket(identity.target()) + "-" + digest + ".state";
    }

    private static String bucket(String name) {
        return name.replaceFirst("^s3://([^/]*)/.*", "$1").replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
