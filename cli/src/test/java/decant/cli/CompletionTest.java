package decant.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import decant.cli.ending.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script, run by a real bash. */
final class CompletionTest {
    @TempDir private Path directory;

    @Test
    void completesVerbsOptionsAndChoicesInBash() throws Exception {
        CommandLineHarness decant = new CommandLineHarness(directory);
        assertThat(decant.run("completion")).isEqualTo(ExitCode.OK);
        assertThat(decant.err()).isEmpty();
        Path script = directory.resolve("decant.bash");
        Files.writeString(script, decant.out());

        assertThat(completed(script, "ver")).contains("verify", "version").doesNotContain("sync");
        assertThat(completed(script, "sync", "--delete-")).containsExactly("--delete-surplus");
        assertThat(completed(script, "count", "--output", "")).containsExactly("text", "json");
        assertThat(completed(script, "sync", "--acl", "pr")).containsExactlyInAnyOrder("preserve", "private");
        assertThat(completed(script, "migrate", "plan", "--acl", "pr"))
                .containsExactlyInAnyOrder("preserve", "private");
        assertThat(completed(script, "explain", "--target-")).contains("--target-profile");
    }

    @Test
    void completesTheValueInWhateverWordsAShellMakesOfIt() throws Exception {
        CommandLineHarness decant = new CommandLineHarness(directory);
        assertThat(decant.run("completion")).isEqualTo(ExitCode.OK);
        Path script = directory.resolve("decant.bash");
        Files.writeString(script, decant.out());

        assertThat(completed(script, "sync", "--acl", "=", "pr"))
                .as("words of a bash")
                .containsExactlyInAnyOrder("preserve", "private");
        assertThat(completed(script, "count", "--output", "=")).containsExactly("text", "json");
        assertThat(completed(script, "migrate", "plan", "--acl=pr"))
                .as("words of a zsh")
                .containsExactlyInAnyOrder("--acl=preserve", "--acl=private");
        assertThat(completed(script, "count", "--output=")).containsExactly("--output=text", "--output=json");
    }

    /** What bash offers after these words, of which the last one is being typed. */
    private static String[] completed(Path script, String... words) throws IOException, InterruptedException {
        String line = "decant " + String.join(" ", words);
        String program =
                """
                source "$1"; shift
                compopt() { :; } # which works only while bash itself asks
                COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
                $(complete -p decant | sed 's/.* -F \\([^ ]*\\).*/\\1/'); printf '%s\\n' "${COMPREPLY[@]}"
                """;
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", program, "bash", script.toString(), "decant");
        bash.command().addAll(java.util.List.of(words));
        Process process = bash.redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(line).isTrue();
        return answer.lines().map(String::strip).filter(word -> !word.isEmpty()).toArray(String[]::new);
    }
}
