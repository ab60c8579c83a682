package decant.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code decant completion}: a script for the shells that picocli knows. */
@Command(
        name = "completion",
        description = {
            "Print a script by which bash and zsh complete verbs and options.",
            "",
            "bash: decant completion > ~/.local/share/bash-completion/completions/decant",
            "zsh: put this line into ~/.zshrc, below compinit: source <(decant completion)",
            "Either works in shells that are started from then on; in this one: source <(decant completion)",
            ""
        })
final class Completion {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this and end.")
    // Read by picocli.
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    /**
     * Stands before picocli's function, which completes the value of an option only where that is a word of its own: a
     * bash makes three words of {@code --option=value}, unless it is told otherwise, and a zsh makes one.
     */
    private static final String VALUES =
            """

            # Completes the value in --option=value.
            function _complete_decant_values() {
              local word="${COMP_WORDS[COMP_CWORD]}"
              local prefix=""
              if [[ "${word}" == --*=* ]]; then
                prefix="${word%%=*}="
                COMP_WORDS=("${COMP_WORDS[@]:0:${COMP_CWORD}}" "${word%%=*}" "${word#*=}")
                COMP_CWORD=$((COMP_CWORD + 1))
              elif [[ "${word}" == "=" ]]; then
                COMP_WORDS[COMP_CWORD]=""
              elif [[ "${COMP_WORDS[COMP_CWORD-1]}" == "=" ]]; then
                COMP_WORDS=("${COMP_WORDS[@]:0:$((COMP_CWORD - 1))}" "${word}")
                COMP_CWORD=$((COMP_CWORD - 1))
              fi
              _complete_decant
              local result=$?
              if [[ -n "${prefix}" ]]; then
                COMPREPLY=("${COMPREPLY[@]/#/${prefix}}")
              fi
              return ${result}
            }
            complete -F _complete_decant_values -o default decant
            """;

    /** The script for these commands, which must not be used for anything else afterwards. */
    static String script(CommandLine commands) {
        nameChoices(commands);
        return AutoComplete.bash("decant", commands) + VALUES;
    }

    private static void nameChoices(CommandLine commands) {
        for (CommandLine verb : commands.getSubcommands().values()) {
            nameChoices(verb.getCommandSpec());
            nameChoices(verb);
        }
    }

    /** Labels list the words to choose from; picocli would offer the names of Java's constants. */
    private static void nameChoices(CommandSpec verb) {
        for (OptionSpec option : List.copyOf(verb.options())) {
            if (option.type().isEnum()) {
                List<String> words = List.of(option.paramLabel().split("\\|"));
                verb.remove(option);
                verb.addOption(OptionSpec.builder(option).completionCandidates(words).build());
            }
        }
    }
}
