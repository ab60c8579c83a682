package decant.cli.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a killed process held is reckoned with for as long as nobody else can receive it, and for not much longer. */
final class UnreturnedTest {
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final Map<String, String> disk = new HashMap<>();
    private long nanos = Long.MAX_VALUE - 1_000;

    private Unreturned begin() {
        return begin(true);
    }

    private Unreturned begin(boolean byQueue) {
        return Unreturned.begin(MigrationRecord.of(disk), byQueue, LEASE, () -> nanos);
    }

    @Test
    void theFirstProcessFindsNothing() {
        assertThat(begin().words()).isEmpty();
    }

    @Test
    void afterAKillEventsMayBeOutForALease() {
        begin();
        Unreturned next = begin();

        assertThat(next.words()).startsWith("events that a killed process had received come back within ");
        nanos += LEASE.toNanos();
        assertThat(next.words()).as("they come back at this moment, and are to be carried yet").isNotEmpty();
        nanos += LEASE.dividedBy(10).toNanos();
        assertThat(next.words()).isEmpty();
    }

    @Test
    void whoeverEndsInOrderLeavesNothingOut() {
        begin().returned();

        assertThat(begin().words()).isEmpty();
    }

    @Test
    void whatTheOneBeforeHeldOutlastsAnOrderlyEndOfTheNext() {
        begin();
        begin().returned();

        assertThat(begin().words()).isNotEmpty();
    }

    @Test
    void aPortKeepsEventsOnTheDisk() {
        begin();
        Unreturned byPort = begin(false);
        assertThat(byPort.words()).isEmpty();

        byPort.returned();
        assertThat(begin().words()).as("those in the queue are out all the same").isNotEmpty();
    }
}
