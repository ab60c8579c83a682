package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CapsTest {
    @Test
    void aCapOfNothingIsRefusedByTheNameOfItsOption() {
        assertThatThrownBy(() -> new Caps(0, 1, 1)).hasMessage("--max-requests-per-second must be at least 1, not 0.");
        assertThatThrownBy(() -> new Caps(1, -5, 1)).hasMessage("--max-copies-per-second must be at least 1, not -5.");
        assertThatThrownBy(() -> new Caps(1, 1, 0)).hasMessage("--max-concurrency must be at least 1, not 0.");
    }

    @Test
    void everyCapHasItsValue() {
        Caps caps = new Caps(1, 2, 3);
        assertThat(caps.of(Caps.Cap.REQUESTS)).isEqualTo(1);
        assertThat(caps.of(Caps.Cap.COPIES)).isEqualTo(2);
        assertThat(caps.of(Caps.Cap.CONCURRENCY)).isEqualTo(3);
    }
}
