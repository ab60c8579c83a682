package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ReservedKeysTest {
    private final KeyFilter filter = new ReservedKeys(".decant/", KeyFilter.ALL);

    @ParameterizedTest
    @CsvSource({
        "a, true",
        ".decant, true",
        ".decant-/x, true",
        ".decant/, false",
        ".decant/control, false",
        ".decant0, true",
        "a/.decant/x, true"
    })
    void onlyWhatLiesBelowTheFolderIsLeftOut(String key, boolean included) {
        assertThat(filter.includes(ObjectKey.of(key))).isEqualTo(included);
    }

    @ParameterizedTest
    @CsvSource({
        "!, a, false",
        ".decant, .decant/a, false",
        ".decant/a, .decant/b, false",
        ".decant/, a, false",
        "!, .decant, true",
        "!, .decant-z, true",
        ".decant0, z, true"
    })
    void aPageThatDoesNotTouchTheFolderIsIncludedAsAWhole(String first, String last, boolean all) {
        assertThat(filter.includesAll(ObjectKey.of(first), ObjectKey.of(last))).isEqualTo(all);
    }

    @Test
    void theOtherFilterDecidesAboutTheRest() {
        KeyFilter pictures =
                GlobFilter.of(
                        List.of(
                                new GlobFilter.Rule(false, KeyGlob.of("*")),
                                new GlobFilter.Rule(true, KeyGlob.of("*.png"))));
        KeyFilter both = new ReservedKeys(".decant/", pictures);
        assertThat(both.includes(ObjectKey.of("a.png"))).isTrue();
        assertThat(both.includes(ObjectKey.of("a.txt"))).isFalse();
        assertThat(both.includes(ObjectKey.of(".decant/a.png"))).isFalse();
        assertThat(both.includesAll(ObjectKey.of("a"), ObjectKey.of("b"))).isFalse();
    }
}
