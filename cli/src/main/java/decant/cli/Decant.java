package decant.cli;

import decant.cli.demo.DemoVerb;
import decant.cli.migrate.MigrateVerbs;
import decant.cli.output.Version;
import decant.cli.verb.AclVerb;
import decant.cli.verb.CountVerb;
import decant.cli.verb.DashboardVerb;
import decant.cli.verb.DiffVerb;
import decant.cli.verb.ExplainVerb;
import decant.cli.verb.FollowVerb;
import decant.cli.verb.LatencyVerb;
import decant.cli.verb.PauseVerb;
import decant.cli.verb.ResumeVerb;
import decant.cli.verb.RetryVerb;
import decant.cli.verb.SyncVerb;
import decant.cli.verb.VerifyVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The root command: the list of verbs. */
@Command(
        name = "decant",
        description = "Moves a live S3 bucket without spilling a drop.",
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            CountVerb.class,
            DiffVerb.class,
            SyncVerb.class,
            FollowVerb.class,
            AclVerb.class,
            RetryVerb.class,
            PauseVerb.class,
            ResumeVerb.class,
            VerifyVerb.class,
            MigrateVerbs.class,
            ExplainVerb.class,
            DashboardVerb.class,
            LatencyVerb.class,
            DemoVerb.class,
            Completion.class,
            HelpCommand.class,
            Decant.ShowVersion.class
        },
        footer = {
            "",
            "Nothing is written at a source but a follower's heartbeat (--heartbeat off) and latency's uploads.",
            "'decant VERB --help' explains a verb;",
            "exit codes: 0 done or equal, 1 different, 2 undecided, from 64 on a failure."
        })
final class Decant {
    /** {@code decant version}. */
    @Command(name = "version", description = "Show which Decant this is.")
    static final class ShowVersion {}
}
