package decant.cli.migrate;

import decant.cli.verb.MigrateCutoverVerb;
import decant.cli.verb.MigrateFinishVerb;
import decant.cli.verb.MigratePauseVerb;
import decant.cli.verb.MigrateReportVerb;
import decant.cli.verb.MigrateResumeVerb;
import decant.cli.verb.MigrateRollbackVerb;
import decant.cli.verb.MigrateStartVerb;
import decant.cli.verb.MigrateStatusVerb;
import decant.cli.verb.MigrateThrottleVerb;
import decant.cli.verb.MigrateVerifyVerb;
import decant.cli.verb.PlanVerb;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code decant migrate}: the verbs that read {@code decant.yaml}. */
@Command(
        name = "migrate",
        description = {
            "Move a bucket as one migration, described by one file.",
            "Each verb reads decant.yaml of this directory, or the file that --file names; what is typed wins."
        },
        synopsisSubcommandLabel = "VERB",
        commandListHeading = "%nVerbs:%n",
        subcommands = {
            PlanVerb.class,
            MigrateStartVerb.class,
            MigrateStatusVerb.class,
            MigratePauseVerb.class,
            MigrateResumeVerb.class,
            MigrateThrottleVerb.class,
            MigrateVerifyVerb.class,
            MigrateReportVerb.class,
            MigrateCutoverVerb.class,
            MigrateRollbackVerb.class,
            MigrateFinishVerb.class
        })
public final class MigrateVerbs {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    // Read by picocli.
    @SuppressWarnings("UnusedVariable")
    private boolean help;
}
