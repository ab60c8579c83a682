package decant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which verbs are read for what was typed. */
final class VerbsTest {
    private static final Set<String> ABOUT_ALL = Set.of("help", "completion");

    static List<String> verbs() {
        return Verbs.all().getSubcommands().keySet().stream().filter(verb -> !ABOUT_ALL.contains(verb)).toList();
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aVerbIsReadAloneAndIsTheSameAsAmongTheOthers(String verb) {
        CommandLine alone = Verbs.of(List.of(verb, "--help"));

        assertThat(alone.getSubcommands()).containsOnlyKeys(verb);
        assertThat(help(alone, verb)).isEqualTo(help(Verbs.all(), verb));
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "completion", "--help", "--version", "synk"})
    void whateverMaySpeakOfTheOthersHasThemAll(String word) {
        assertThat(Verbs.of(List.of(word)).getSubcommands().keySet()).isEqualTo(Verbs.all().getSubcommands().keySet());
    }

    @Test
    void noWordAtAllHasThemAll() {
        assertThat(Verbs.of(List.of()).getSubcommands()).hasSameSizeAs(Verbs.all().getSubcommands());
    }

    private static String help(CommandLine commands, String verb) {
        HelpLayout.apply(commands);
        return commands.getSubcommands().get(verb).getUsageMessage();
    }
}
