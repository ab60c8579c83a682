package decant.cli;

import decant.cli.demo.DemoVerb;
import decant.cli.migrate.MigrateVerbs;
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
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/**
 * The list of verbs. Picocli finds out about the options of each by reflection, for all of them in as much time as a
 * small bucket takes to be listed; so where the first word names a verb, that one alone is read.
 */
final class Verbs {
    private static final List<Class<?>> ALL =
            List.of(
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
                    Decant.ShowVersion.class);

    /** Verbs that speak of the others. */
    private static final Set<Class<?>> ABOUT_ALL = Set.of(Completion.class, HelpCommand.class);

    private Verbs() {}

    /** The root command with every verb. */
    static CommandLine all() {
        return with(ALL);
    }

    /** The root command with the verbs that may play a part in what was typed. */
    static CommandLine of(List<String> typed) {
        return with(
                ALL.stream()
                        .filter(verb -> !typed.isEmpty() && name(verb).equals(typed.getFirst()))
                        .filter(verb -> !ABOUT_ALL.contains(verb))
                        .findFirst()
                        .<List<Class<?>>>map(List::of)
                        .orElse(ALL));
    }

    private static CommandLine with(List<Class<?>> verbs) {
        CommandLine commands = new CommandLine(new Decant());
        verbs.forEach(commands::addSubcommand);
        return commands;
    }

    private static String name(Class<?> verb) {
        return verb.getAnnotation(Command.class).name();
    }
}
