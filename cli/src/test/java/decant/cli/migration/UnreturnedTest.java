package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a killed process held is reckoned with for as long as nobody else can receive it, and for no longer. */
final class UnreturnedTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration LAG = Duration.ofMillis(300);

    private final Map<String, String> disk = new HashMap<>();
    private Instant now = Instant.parse("2026-11-27T22:00:00Z");

    private Unreturned begin() {
        return Unreturned.begin(MigrationRecord.of(disk), true, LEASE, () -> now);
    }

    @Test
    void theFirstProcessFindsNothing() {
        assertThat(begin().left()).isZero();
    }

    @Test
    void afterAKillTheTargetMayBeBehindByALease() {
        begin();
        Unreturned next = begin();

        assertThat(next.words()).startsWith("events that a killed process had received come back within ");
        assertThat(next.lag(null)).isEqualTo(LEASE);
        assertThat(next.lag(LAG)).isEqualTo(LEASE);
        assertThat(next.lag(LEASE.plus(LAG))).isEqualTo(LEASE.plus(LAG));

        now = now.plus(LEASE);
        assertThat(next.left()).isZero();
        assertThat(next.words()).isEmpty();
        assertThat(next.lag(null)).isNull();
        assertThat(next.lag(LAG)).isEqualTo(LAG);
    }

    @Test
    void whoeverEndsInOrderLeavesNothingOut() {
        begin().returned();

        assertThat(begin().left()).isZero();
    }

    @Test
    void whatTheOneBeforeHeldOutlastsAnOrderlyEndOfTheNext() {
        begin();
        Unreturned next = begin();
        now = now.plusSeconds(1);
        next.returned();

        assertThat(begin().left()).isEqualTo(LEASE);
    }

    @Test
    void aPortKeepsEventsOnTheDisk() {
        begin();

        assertThat(Unreturned.begin(MigrationRecord.of(disk), false, LEASE, () -> now).left()).isZero();
    }
}
