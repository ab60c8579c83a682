package decant.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import decant.cli.ending.Refusal;
import decant.cli.ledger.SqliteLedger;
import decant.ledger.Ledger;
import decant.ledger.RunIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run keeps its state. */
public final class StateOptions {
    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "File that holds how far the run came. Default: one for each source and target, below"
                            + " $XDG_STATE_HOME or ~/.local/state.")
    private @Nullable Path file;

    /** Opens the state of a run, or begins it. */
    public SqliteLedger open(Path stateHome, RunIdentity identity, Duration lateLanding) {
        return SqliteLedger.open(file(stateHome, identity), identity, lateLanding);
    }

    /**
     * Opens the state of a follower: a file of its own, so that a sync may run beside it.
     *
     * @throws Refusal if the file is that of a sync that has not ended
     */
    public SqliteLedger openOfFollower(Path stateHome, RunIdentity identity, Duration lateLanding) {
        Path own = file == null ? beside(file(stateHome, identity)) : file;
        SqliteLedger ledger = SqliteLedger.open(own, identity, lateLanding);
        if (ledger.isBegun() || ledger.pendingCount() > 0) {
            ledger.close();
            throw Refusal.file("The state file " + own + " is that of a sync that has not ended; name another.");
        }
        return ledger;
    }

    /** The file of a migration: one of its own, so that a sync may run beside it. */
    public Path ofMigration(Path stateHome, RunIdentity identity) {
        return file == null ? sibling(file(stateHome, identity), ".migrate.state") : file;
    }

    /** The file that knows most of a key: a migration's where there is one, and a sync's otherwise. */
    public Path ofMigrationOrSync(Path stateHome, RunIdentity identity) {
        Path migration = ofMigration(stateHome, identity);
        return Files.exists(migration) ? migration : file(stateHome, identity);
    }

    /** The file of upload times of two buckets, whatever is named otherwise. */
    public static Path ofLatency(Path stateHome, RunIdentity identity) {
        return sibling(new StateOptions().file(stateHome, identity), ".latency.state");
    }

    private static Path beside(Path ofSync) {
        return sibling(ofSync, ".follow.state");
    }

    private static Path sibling(Path ofSync, String ending) {
        return ofSync.resolveSibling(ofSync.getFileName().toString().replaceFirst("\\.state$", ending));
    }

    /** Opens the state of a run that there must be. */
    public Ledger openExisting(Path stateHome, RunIdentity identity, Duration lateLanding) {
        Path existing = file(stateHome, identity);
        if (!Files.exists(existing)) {
            throw Refusal.file(
                    "There is no state file "
                            + existing
                            + ", so nothing was parked from "
                            + identity.source()
                            + " to "
                            + identity.target()
                            + "; name the file of the sync with --state.");
        }
        return SqliteLedger.open(existing, identity, lateLanding);
    }

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
