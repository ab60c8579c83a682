package decant.cli.migration;

import decant.cli.output.Figures;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Events that a process which was killed had received out of a queue and not given back. Nobody receives them before
 * its leases are over, while newer ones come at once, heartbeats among them: so a heartbeat does not show that they
 * were carried. Safe for any number of threads.
 */
public final class Unreturned {
    private static final String NAME = "queues";
    private static final String HELD = "held";
    private static final String RETURNED = "returned";

    /** What comes back at the end of a lease is to be received and carried yet: a part of the lease. */
    private static final int MARGIN = 10;

    private final MigrationRecord record;
    private final boolean byQueue;
    private final boolean isHeld;
    private final Duration lease;
    private final long endNanos;
    private final LongSupplier nanos;

    private Unreturned(
            MigrationRecord record,
            boolean byQueue,
            boolean isHeld,
            Duration lease,
            long endNanos,
            LongSupplier nanos) {
        this.record = record;
        this.byQueue = byQueue;
        this.isHeld = isHeld;
        this.lease = lease;
        this.endNanos = endNanos;
        this.nanos = nanos;
    }

    /**
     * Begins to read queues: from now on to {@link #returned} this process may hold events.
     *
     * @param byQueue whether any events come out of a queue
     * @param lease for how long an event is nobody else's, at most, once its receiver has ended
     * @param nanos such as {@link System#nanoTime}: a machine that begins anew may set its clock
     */
    public static Unreturned begin(MigrationRecord record, boolean byQueue, Duration lease, LongSupplier nanos) {
        boolean isHeld = byQueue && HELD.equals(record.value(NAME));
        if (byQueue) {
            record.keep(Map.of(NAME, HELD));
        }
        Duration all = lease.plus(lease.dividedBy(MARGIN));
        return new Unreturned(record, byQueue, isHeld, lease, nanos.getAsLong() + all.toNanos(), nanos);
    }

    /** Whether some may be out yet. */
    private boolean isOut() {
        return isHeld && nanos.getAsLong() - endNanos < 0;
    }

    /** A few words about them; empty where there can be none. */
    public String words() {
        return isOut()
                ? "events that a killed process had received come back within "
                        + Figures.duration(lease)
                        + " of this one's start"
                : "";
    }

    /** This process has given back all that it held. */
    public void returned() {
        if (byQueue && !isOut()) {
            record.keep(Map.of(NAME, RETURNED));
        }
    }
}
