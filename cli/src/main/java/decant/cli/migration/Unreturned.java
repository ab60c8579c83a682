package decant.cli.migration;

import decant.cli.output.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that a process which was killed had received out of a queue and not given back. Nobody receives them before
 * its leases are over, while newer ones come at once, heartbeats among them: so a heartbeat does not show that they
 * were carried. Safe for any number of threads.
 */
public final class Unreturned {
    private static final String NAME = "queues";
    private static final String HELD = "held";
    private static final String RETURNED = "returned";

    private final MigrationRecord record;
    private final Duration lease;
    private final Instant until;
    private final InstantSource clock;

    private Unreturned(MigrationRecord record, Duration lease, Instant until, InstantSource clock) {
        this.record = record;
        this.lease = lease;
        this.until = until;
        this.clock = clock;
    }

    /**
     * Begins to read queues: from now on to {@link #returned} this process may hold events.
     *
     * @param byQueue whether any events come out of a queue
     * @param lease for how long an event is nobody else's, at most, once its receiver has ended
     */
    public static Unreturned begin(MigrationRecord record, boolean byQueue, Duration lease, InstantSource clock) {
        boolean isHeld = byQueue && HELD.equals(record.value(NAME));
        if (byQueue) {
            record.keep(Map.of(NAME, HELD));
        }
        return new Unreturned(record, lease, isHeld ? clock.instant().plus(lease) : Instant.MIN, clock);
    }

    /** For how long yet some may be out; zero where none can be. */
    public Duration left() {
        Instant now = clock.instant();
        return now.isBefore(until) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** A few words about them; empty where there can be none. */
    public String words() {
        Duration left = left();
        return left.isZero()
                ? ""
                : "events that a killed process had received come back within " + Figures.duration(left);
    }

    /**
     * By how much the target may be behind.
     *
     * @param seen as heartbeats show it; {@code null} where nothing has shown it yet
     */
    public @Nullable Duration lag(@Nullable Duration seen) {
        return left().isZero() || (seen != null && seen.compareTo(lease) > 0) ? seen : lease;
    }

    /** This process has given back what it held. */
    public void returned() {
        if (left().isZero()) {
            record.keep(Map.of(NAME, RETURNED));
        }
    }
}
