package decant.cli;

import decant.cli.output.Version;
import picocli.CommandLine.Command;

/** The root command, above the {@link Verbs}. */
@Command(
        name = "decant",
        description = "Moves a live S3 bucket without spilling a drop.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Nothing is written at a source but a follower's heartbeat (--heartbeat off), latency's uploads and,",
            "from a cutover on, what the application writes at the target.",
            "'decant VERB --help' explains a verb;",
            "exit codes: 0 done or equal, 1 different, 2 undecided, from 64 on a failure."
        })
final class Decant {
    /** {@code decant version}. */
    @Command(name = "version", description = "Show which Decant this is.")
    static final class ShowVersion {}
}
