package decant.cli;

import decant.cli.options.AclOptions;
import decant.cli.options.AspectOptions;
import decant.cli.options.CopyOptions;
import decant.cli.options.EventOptions;
import decant.cli.options.FilterOptions;
import decant.cli.options.FollowedRemovals;
import decant.cli.options.LandingOptions;
import decant.cli.options.LimitOptions;
import decant.cli.options.MetricsOptions;
import decant.cli.options.OutputOptions;
import decant.cli.options.PairOptions;
import decant.cli.options.RemovalOptions;
import decant.cli.options.SideOptions;
import decant.cli.options.StateOptions;
import decant.cli.verb.Verb;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Lays out what {@code --help} prints: a short synopsis, then the options by what they are about. */
final class HelpLayout {
    private static final int WIDTH = 100;
    private static final int LONGEST_OPTION = 34;

    /**
     * Options under one heading.
     *
     * @param declared where they are declared
     */
    private record Section(String heading, Set<Class<?>> declared) {
        boolean has(OptionSpec option) {
            return option.userObject() instanceof Field field && declared.contains(field.getDeclaringClass());
        }
    }

    private static final List<Section> SECTIONS =
            List.of(
                    new Section("Where events come from:", Set.of(EventOptions.class)),
                    new Section("Which keys, and what of them:", Set.of(FilterOptions.class, AspectOptions.class)),
                    new Section(
                            "How they are copied, and removed:",
                            Set.of(CopyOptions.class, RemovalOptions.class, FollowedRemovals.class)),
                    new Section("Who may read them:", Set.of(AclOptions.class)),
                    new Section("Where the buckets are, and who asks:", Set.of(SideOptions.class, PairOptions.class)),
                    new Section("How much at once:", Set.of(LimitOptions.class)),
                    new Section("Stopping and going on:", Set.of(StateOptions.class, LandingOptions.class)),
                    new Section("What is printed:", Set.of(OutputOptions.class, MetricsOptions.class, Verb.class)));

    private HelpLayout() {}

    /** Lays out this command and those below it. */
    static void apply(CommandLine command) {
        command.setUsageHelpWidth(WIDTH).setUsageHelpLongOptionsMaxWidth(LONGEST_OPTION);
        for (CommandLine verb : command.getSubcommands().values()) {
            apply(verb);
            if (verb.getCommandSpec().userObject() instanceof Verb) {
                verb.getCommandSpec().usageMessage().abbreviateSynopsis(true).parameterListHeading("%n");
                verb.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, HelpLayout::options);
            }
        }
    }

    /** What belongs to no section is the verb's own, and comes first. */
    private static String options(Help help) {
        List<OptionSpec> shown = help.commandSpec().options().stream().filter(option -> !option.hidden()).toList();
        List<OptionSpec> own = new ArrayList<>(shown);
        StringBuilder text = new StringBuilder();
        for (Section section : SECTIONS) {
            List<OptionSpec> options = shown.stream().filter(section::has).toList();
            own.removeAll(options);
            append(section.heading(), options, help, text);
        }
        StringBuilder all = new StringBuilder();
        append("Options:", own, help, all);
        return all.append(text).toString();
    }

    private static void append(String heading, List<OptionSpec> options, Help help, StringBuilder text) {
        if (options.isEmpty()) {
            return;
        }
        Help.Layout layout =
                help.createDefaultLayout(
                        help.commandSpec().options(), help.commandSpec().positionalParameters(), help.colorScheme());
        Comparator<OptionSpec> asDeclared = Comparator.comparingInt(options::indexOf);
        text.append(System.lineSeparator())
                .append(heading)
                .append(System.lineSeparator())
                .append(help.optionListExcludingGroups(options, layout, asDeclared, help.parameterLabelRenderer()));
    }
}
