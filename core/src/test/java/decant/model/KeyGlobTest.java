package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyGlobTest {
    private static boolean matches(String glob, String key) {
        return KeyGlob.of(glob).matches(ObjectKey.of(key));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "*, anything/at all",
                "*, \"\"",
                "\"\", \"\"",
                "a, a",
                "*.jpg, photos/2026/a.jpg",
                "photos/*, photos/2026/a.jpg",
                "*/a.*, photos/2026/a.jpg",
                "a?c, abc",
                "a?c, aéc",
                "a?c, a😀c",
                "*😀?*, xx😀yy",
                "[abc]x, bx",
                "[a-c]x, bx",
                "[!a-c]x, dx",
                "[😀-😂], 😁",
                "[!]]x, ax",
                "[]]x, ]x",
                "[a-]x, -x",
                "[*], *",
                "[x, [x",
                "*aab, aaaaaab",
                "a*b*c, a-b-b-c",
                "**, abc",
                ".., ..",
            })
    void matchesWholeKeys(String glob, String key) {
        assertThat(matches(glob, key)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"\", a",
                "a, \"\"",
                "a, ab",
                "a, A",
                "b, ab",
                "*.jpg, a.jpg.txt",
                "a?c, ac",
                "a?c, abbc",
                "a?c, a👨‍👩‍👧c",
                "[abc]x, dx",
                "[!a-c]x, bx",
                "[!a-c]x, x",
                "[*], a",
                "a*b*c, a-c-b",
                "?, \"\"",
            })
    void matchesNothingElse(String glob, String key) {
        assertThat(matches(glob, key)).isFalse();
    }

    @Test
    void agreesWithRegularExpressions() {
        long seed = new Random().nextLong();
        System.out.println("KeyGlobTest seed " + seed);
        Random random = new Random(seed);
        String[] letters = {"a", "b", "é", "😀"};
        String[] elements = {"a", "b", "é", "😀", "*", "?", "*", "[ab]", "[!a]"};
        String[] expressions = {"a", "b", "é", "😀", ".*", ".", ".*", "[ab]", "[^a]"};
        int matched = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder glob = new StringBuilder();
            StringBuilder expression = new StringBuilder();
            for (int i = random.nextInt(6); i > 0; i--) {
                int element = random.nextInt(elements.length);
                glob.append(elements[element]);
                expression.append(expressions[element]);
            }
            StringBuilder key = new StringBuilder();
            for (int i = random.nextInt(7); i > 0; i--) {
                key.append(letters[random.nextInt(letters.length)]);
            }
            boolean expected = Pattern.compile(expression.toString(), Pattern.DOTALL).matcher(key).matches();
            assertThat(matches(glob.toString(), key.toString())).as("glob %s, key %s", glob, key).isEqualTo(expected);
            matched += expected ? 1 : 0;
        }
        assertThat(matched).as("rounds that matched").isBetween(1_000, 19_000);
    }

    @Test
    void staysQuickWhereBacktrackingWouldNot() {
        String glob = "*a".repeat(200) + "b";
        assertThat(matches(glob, "a".repeat(1_024))).isFalse();
    }

    @Test
    void readsAsItWasWritten() {
        assertThat(KeyGlob.of("*[a-c]?.jpg")).hasToString("*[a-c]?.jpg");
    }
}
