package decant.flow;

import static org.assertj.core.api.Assertions.assertThat;

import decant.flow.Caps.Cap;
import decant.flow.RangeView.Trouble;
import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReasonTest {
    private static final Caps CAPS = new Caps(500, 100, 64);

    private static LimiterView view(int waiting, Set<Cap> holding, RangeView... ranges) {
        return new LimiterView("target", CAPS, 0, waiting, holding, List.of(ranges));
    }

    private static KeyRange range(String after, String through) {
        return new KeyRange(after == null ? null : ObjectKey.of(after), through == null ? null : ObjectKey.of(through));
    }

    private static RangeView slow(String after, String through, int limit, int limitBefore, int waiting) {
        Trouble trouble = new Trouble(true, "SlowDown", limitBefore, 0);
        return new RangeView(Traffic.COPIES, range(after, through), limit, limit, waiting, trouble);
    }

    private static RangeView well(Traffic traffic, int limit, int waiting) {
        return new RangeView(traffic, KeyRange.ALL, limit, limit, waiting, null);
    }

    @Test
    void nothingHoldsBack() {
        assertThat(view(0, Set.of(), well(Traffic.COPIES, 64, 0)).reason()).isEmpty();
    }

    @Test
    void aRangeThatWasThrottled() {
        assertThat(
                        view(3, Set.of(Cap.REQUESTS), slow("users/m", "users/q", 12, 64, 3), well(Traffic.READS, 16, 0))
                                .reason())
                .isEqualTo(
                        "target answered SlowDown for keys from users/m to users/q: 12 instead of 64 copies in flight"
                                + " there; target held at --max-requests-per-second 500");
    }

    @Test
    void rangesAtTheEndsAndAllKeys() {
        assertThat(view(0, Set.of(), slow(null, "b", 1, 8, 0)).reason())
                .isEqualTo("target answered SlowDown for keys up to b: 1 instead of 8 copies in flight there");
        assertThat(view(0, Set.of(), slow("b", null, 1, 8, 0)).reason())
                .isEqualTo("target answered SlowDown for keys from b on: 1 instead of 8 copies in flight there");
        assertThat(view(0, Set.of(), slow(null, null, 1, 8, 0)).reason())
                .isEqualTo("target answered SlowDown: 1 instead of 8 copies in flight");
    }

    @Test
    void aFailingStoreAndItsNextTry() {
        Trouble trouble = new Trouble(false, "RequestTimeout", 40, 2_500);
        RangeView range = new RangeView(Traffic.READS, KeyRange.ALL, 1, 0, 9, trouble);
        assertThat(view(9, Set.of(), range).reason())
                .isEqualTo("target failed (RequestTimeout): 1 instead of 40 reads in flight, next try in 3 s");
    }

    @Test
    void aRangeThatHasRecoveredIsNamedOnlyWhileCallersWaitForIt() {
        assertThat(view(0, Set.of(), slow("a", "b", 20, 16, 0)).reason()).isEmpty();
        assertThat(view(5, Set.of(), slow("a", "b", 20, 16, 5)).reason())
                .isEqualTo("target answered SlowDown for keys from a to b: 20 copies in flight there");
    }

    @Test
    void theRangesWithMostCallersWaitingAreNamedAndTheRestCounted() {
        assertThat(
                        view(
                                        12,
                                        Set.of(),
                                        slow("a", "b", 1, 2, 1),
                                        slow("b", "c", 1, 2, 8),
                                        slow("c", "d", 1, 2, 3),
                                        slow("d", "e", 1, 2, 0))
                                .reason())
                .isEqualTo(
                        "target answered SlowDown for keys from b to c: 1 instead of 2 copies in flight there; target"
                            + " answered SlowDown for keys from c to d: 1 instead of 2 copies in flight there; less in"
                            + " flight in 2 other key ranges");
    }

    @Test
    void everyCapThatHolds() {
        assertThat(view(3, Set.of(Cap.CONCURRENCY, Cap.COPIES), well(Traffic.COPIES, 64, 3)).reason())
                .isEqualTo("target held at --max-copies-per-second 100; target held at --max-concurrency 64");
    }

    @Test
    void theBeginning() {
        assertThat(view(9, Set.of(), well(Traffic.READS, 32, 5), well(Traffic.COPIES, 16, 4)).reason())
                .isEqualTo("finding out how much the target takes: 32 reads and 16 copies in flight");
    }

    @Test
    void keysAreShownShortAndHarmless() {
        String reason = view(0, Set.of(), slow("\u001b[2J\n" + "x".repeat(100), "\u202ez", 1, 8, 0)).reason();
        assertThat(reason)
                .isEqualTo(
                        "target answered SlowDown for keys from ?[2J?"
                                + "x".repeat(35)
                                + "... to ?z: 1 instead of 8 copies in flight there");
    }
}
