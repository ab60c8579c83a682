package decant.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.ObjectKey;
import org.junit.jupiter.api.Test;

final class KeysTest {
    @Test
    void showsWhatATerminalWouldObey() {
        assertThat(Keys.shown(ObjectKey.of("a\u001b[2Jb\nc\u202Ed\\e é😀")))
                .isEqualTo("a\\u001B[2Jb\\u000Ac\\u202Ed\\\\e é😀");
    }
}
