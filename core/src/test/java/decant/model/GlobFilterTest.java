package decant.model;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.GlobFilter.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GlobFilterTest {
    private static final ObjectKey PICTURE = ObjectKey.of("photos/a.jpg");
    private static final ObjectKey TEXT = ObjectKey.of("photos/a.txt");

    private static Rule include(String glob) {
        return new Rule(true, KeyGlob.of(glob));
    }

    private static Rule exclude(String glob) {
        return new Rule(false, KeyGlob.of(glob));
    }

    @Test
    void takesEverythingWhereThereIsNoRule() {
        assertThat(GlobFilter.of(List.of())).isSameAs(KeyFilter.ALL);
        assertThat(KeyFilter.ALL.includes(PICTURE)).isTrue();
    }

    @Test
    void takesWhatNoRuleNames() {
        KeyFilter filter = GlobFilter.of(List.of(exclude("*.jpg"), include("*.gif")));
        assertThat(filter.includes(PICTURE)).isFalse();
        assertThat(filter.includes(TEXT)).isTrue();
    }

    @Test
    void letsTheLastRuleDecide() {
        KeyFilter pictures = GlobFilter.of(List.of(exclude("*"), include("*.jpg")));
        assertThat(pictures.includes(PICTURE)).isTrue();
        assertThat(pictures.includes(TEXT)).isFalse();
        KeyFilter nothing = GlobFilter.of(List.of(include("*.jpg"), exclude("*")));
        assertThat(nothing.includes(PICTURE)).isFalse();
    }

    @Test
    void readsAsOnTheCommandLine() {
        assertThat(GlobFilter.of(List.of(exclude("*"), include("*.jpg"))))
                .hasToString("--exclude '*' --include '*.jpg'");
    }
}
