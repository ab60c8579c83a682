package decant.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What somebody typed after a verb, sorted without a look at whether it makes sense, which picocli tells later.
 *
 * @param options every name of each option that stands there
 * @param positions what is neither an option nor its value
 * @param file the value of the option that names the file; {@code null} where it does not stand there
 */
record TypedArguments(Set<String> options, List<String> positions, @Nullable String file) {
    static TypedArguments of(CommandSpec verb, List<String> arguments, String fileOption) {
        Set<String> options = new HashSet<>();
        List<String> positions = new ArrayList<>();
        String file = null;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.startsWith("-") || argument.equals("-")) {
                positions.add(argument);
                continue;
            }
            int equals = argument.indexOf('=');
            @Nullable OptionSpec option = verb.findOption(equals < 0 ? argument : argument.substring(0, equals));
            if (option == null) {
                continue;
            }
            options.addAll(List.of(option.names()));
            Optional<String> value = Optional.of(argument.substring(equals + 1)).filter(_ -> equals >= 0);
            if (value.isEmpty() && option.arity().min() > 0 && i + 1 < arguments.size()) {
                i++;
                value = Optional.of(arguments.get(i));
            }
            if (option.longestName().equals(fileOption)) {
                file = value.orElse(null);
            }
        }
        return new TypedArguments(options, positions, file);
    }
}
