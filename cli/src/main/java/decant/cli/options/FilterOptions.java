package decant.cli.options;

import decant.model.GlobFilter;
import decant.model.GlobFilter.Rule;
import decant.model.KeyFilter;
import decant.model.KeyGlob;
import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which keys take part. */
// picocli alone reads the fields of the two options, to hand the list to whoever adds to it.
@SuppressWarnings("UnusedVariable")
public final class FilterOptions {
    /** The order of the two options among each other matters, so both fill this one list. */
    private final List<Rule> rules = new ArrayList<>();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            parameterConsumer = Include.class,
            description =
                    "Keys of this form take part. Of all --include and --exclude that fit a key the last decides.")
    private final List<Rule> includes = rules;

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            parameterConsumer = Exclude.class,
            description =
                    "Keys of this form do not exist, on either side: not copied, compared, counted or removed."
                            + " * stands for any text, / included; ? for one character; [abc] for one of these.")
    private final List<Rule> excludes = rules;

    /** What the options say. */
    public KeyFilter filter() {
        return GlobFilter.of(rules);
    }

    private static final class Include extends RuleReader {
        Include() {
            super(true);
        }
    }

    private static final class Exclude extends RuleReader {
        Exclude() {
            super(false);
        }
    }

    private abstract static class RuleReader implements IParameterConsumer {
        private final boolean including;

        RuleReader(boolean including) {
            this.including = including;
        }

        // The signature is picocli's.
        @SuppressWarnings("JdkObsolete")
        @Override
        public void consumeParameters(Stack<String> arguments, ArgSpec option, CommandSpec command) {
            if (arguments.isEmpty()) {
                throw new ParameterException(
                        command.commandLine(),
                        "Missing required parameter for option '"
                                + (including ? "--include" : "--exclude")
                                + "' (GLOB)");
            }
            List<Rule> shared = option.getValue();
            shared.add(new Rule(including, KeyGlob.of(arguments.pop())));
        }
    }
}
