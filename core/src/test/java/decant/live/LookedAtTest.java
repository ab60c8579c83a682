package decant.live;

import static org.assertj.core.api.Assertions.assertThat;

import decant.model.Aspect;
import decant.model.ObjectKey;
import decant.reconcile.Outcome;
import decant.reconcile.Repairs;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LookedAtTest {
    private static final List<Duration> LAGS = List.of(Duration.ofMillis(300), Duration.ofSeconds(2));
    private static final Repairs NARROWED = new Repairs(Set.of(Aspect.ACL), true);
    private static final Repairs WIDENED = new Repairs(Set.of(Aspect.ACL), false);

    @Test
    void whatBecameLessPublicWasExposedUntilNow() {
        assertThat(exposure(new Outcome.Repaired(NARROWED, null))).isEqualTo(LAGS);
        assertThat(exposure(new Outcome.Removed())).isEqualTo(LAGS);
        assertThat(exposure(new Outcome.Withheld(true))).as("it turned private").isEqualTo(LAGS);
        assertThat(exposure(new Outcome.Withheld(false))).isEmpty();
        assertThat(exposure(new Outcome.Again(Duration.ZERO, "young", false, NARROWED, null))).isEqualTo(LAGS);
        assertThat(exposure(new Outcome.Again(Duration.ZERO, "changed", true, NARROWED, null))).isEmpty();
        assertThat(exposure(new Outcome.Repaired(WIDENED, null))).isEmpty();
        assertThat(exposure(new Outcome.InSync())).isEmpty();
        assertThat(exposure(new Outcome.Parked("denied", "It said so."))).isEmpty();
    }

    private static List<Duration> exposure(Outcome outcome) {
        return new LookedAt(ObjectKey.of("a"), outcome, 4, LAGS).exposureLags();
    }
}
