package decant.cli.verb;

import static org.assertj.core.api.Assertions.assertThat;

import decant.backfill.Tally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PassProgressTest {
    private static final long SECOND_NANOS = 1_000_000_000;

    private final PassProgress progress = new PassProgress(Map.of(), 0, false, _ -> {});

    @Test
    void countsWhatIsDoneBeforeItsPageIsConfirmed() {
        assertThat(progress.lines(0, Optional.empty(), List.of())).containsExactly("  done    0 keys");

        progress.inHand(1_500);

        assertThat(progress.lines(SECOND_NANOS, Optional.empty(), List.of("target held at --max-concurrency 256")))
                .containsExactly(
                        "  done    1,500 keys  1,500/s, 1,500 of them in pages not yet confirmed",
                        "  target held at --max-concurrency 256");
    }

    @Test
    void namesWhatThereIsAndNothingElse() {
        progress.counted(Map.of(Tally.SOURCE_KEYS, 1_000L, Tally.EQUAL, 900L, Tally.MISSING, 100L));
        progress.waiting("18 keys are not settled yet");

        assertThat(progress.lines(0, Optional.empty(), List.of()))
                .containsExactly("  done    1,000 keys", "  equal 900, missing 100", "  18 keys are not settled yet");
    }

    @Test
    void showsCopiesWithTheirBytes() {
        progress.counted(Map.of(Tally.SOURCE_KEYS, 1_000L, Tally.COPIED, 1_000L, Tally.COPIED_BYTES, 2_048_000L));

        assertThat(progress.lines(0, Optional.empty(), List.of()))
                .containsExactly("  done    1,000 keys", "  copied  1,000 objects, 1.95 MiB");
    }
}
