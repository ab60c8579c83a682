package decant.cli.demo;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * For how long users leave alone what they have changed, while both buckets take their writes: until it has surely been
 * carried, which takes a program that lives. Safe for any number of threads.
 */
public final class Rest {
    private final long restNanos;
    private final LongSupplier nanos;
    private boolean follows = true;
    private boolean unsure;
    private long unsureSince;
    private long followsSince;

    /**
     * Everything is carried.
     *
     * @param rest for how long at least
     * @param nanos such as {@link System#nanoTime}
     */
    public Rest(Duration rest, LongSupplier nanos) {
        this.restNanos = rest.toNanos();
        this.nanos = nanos;
    }

    /** Nobody carries anything any more: of what was changed just now nobody knows whether it was carried. */
    public synchronized void ended() {
        long since = nanos.getAsLong() - restNanos;
        unsureSince = unsure && unsureSince - since < 0 ? unsureSince : since;
        unsure = true;
        follows = false;
    }

    /** Whether changes are carried, as far as is known here. */
    public synchronized boolean follows() {
        return follows;
    }

    /** Changes are carried again. */
    public synchronized void goesOn() {
        if (!follows) {
            follows = true;
            followsSince = nanos.getAsLong();
        }
    }

    /**
     * Whether what was changed then may be changed again.
     *
     * @param changed by the same clock
     */
    public synchronized boolean isOver(long changed) {
        long now = nanos.getAsLong();
        if (follows && now - followsSince > restNanos) {
            unsure = false;
        }
        return now - changed > restNanos && !(unsure && changed - unsureSince > 0);
    }
}
