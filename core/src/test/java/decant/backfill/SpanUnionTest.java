package decant.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.KeyRange;
import decant.model.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SpanUnionTest {
    private static KeyRange span(@Nullable String after, @Nullable String through) {
        return new KeyRange(after == null ? null : ObjectKey.of(after), through == null ? null : ObjectKey.of(through));
    }

    @Test
    void spansThatOverlapOrTouchAreOne() {
        assertThat(SpanUnion.of(List.of(span("b", "d"), span("a", "c"), span("d", "e"), span("x", "y"))))
                .containsExactly(span("a", "e"), span("x", "y"));
        assertThat(SpanUnion.of(List.of(span("a", "z"), span("b", "c")))).containsExactly(span("a", "z"));
        assertThat(SpanUnion.of(List.of(span(null, "c"), span("b", null)))).containsExactly(span(null, null));
        assertThat(SpanUnion.of(List.of(span("a", null), span("b", "c")))).containsExactly(span("a", null));
        assertThat(SpanUnion.of(List.of())).isEmpty();
    }

    @Test
    void noKeyIsLostAndNoneIsInTwo() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<KeyRange> spans = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                int begin = random.nextInt(12);
                int end = begin + random.nextInt(4);
                spans.add(
                        span(
                                begin == 0 ? null : "k" + (char) ('a' + begin),
                                end > 12 ? null : "k" + (char) ('a' + end)));
            }
            List<KeyRange> joined = SpanUnion.of(spans);
            for (char letter = 'a'; letter < 'z'; letter++) {
                ObjectKey key = ObjectKey.of("k" + letter);
                long in = joined.stream().filter(span -> span.contains(key)).count();
                boolean wanted = spans.stream().anyMatch(span -> span.contains(key));
                assertThat(in).as("seed %d: %s of %s in %s", seed, key, spans, joined).isEqualTo(wanted ? 1 : 0);
            }
        }
    }
}
