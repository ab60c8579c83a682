package decant.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for operators against what the function reads. */
final class SettingsTableTest {
    @Test
    void everyVariableHasItsRowAndNoRowIsOfAnother() throws IOException {
        List<String> rows =
                Files.readString(Path.of(System.getProperty("decant.root"), "docs", "lambda.md"))
                        .lines()
                        .filter(line -> line.startsWith("| `DECANT_"))
                        .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Variable.values()).map(SettingsTableTest::row).toList());
    }

    private static String row(Variable variable) {
        return "| `%s` | %s | %s |".formatted(variable, variable.fallback(), variable.meaning());
    }
}
