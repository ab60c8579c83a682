package decant.migration;

import decant.flow.Ticker;
import decant.reconcile.LinkPhase;
import decant.store.Operation;
import decant.store.StoreException;
import decant.store.StoreException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An actor's leave to act, as the control object gives it. It expires five seconds after the reading was <em>sent</em>,
 * by the wall clock or by the time that goes only forward, whichever is first: an actor that was frozen, or whose
 * machine slept, finds it expired. Whoever finds it so reads again; what cannot be read is no leave.
 *
 * <p>Costs one small read every few seconds while something is to be done. Safe for any number of threads.
 */
public final class Leave {
    private static final Duration HELD_TIME_TO_LIVE = Duration.ofSeconds(1);

    /** A machine that stood still while it read finds its reading expired, and reads once more. */
    private static final int MAX_READINGS = 3;

    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);

    /** What one reading said, and until when it counts. */
    private record Reading(Standing standing, Instant from, long fromNanos, Duration timeToLive) {}

    private static final Reading EXPIRED =
            new Reading(new Standing.Held("Nothing was read yet."), Instant.MIN, 0, Duration.ZERO);

    private static final Standing INTERRUPTED = new Standing.Held("It is being stopped.");

    private final ControlObject control;
    private final InstantSource clock;
    private final Ticker ticker;
    private final long epoch;
    private final ReentrantLock reader = new ReentrantLock();

    /** Guarded by the reader's lock: an object that was there once and is gone gives no leave. */
    private boolean wasThere;

    private volatile Reading reading;
    private volatile long readAheadFromNanos;

    private Leave(ControlObject control, InstantSource clock, Ticker ticker, ControlObject.Seen seen, Reading first) {
        this.control = control;
        this.clock = clock;
        this.ticker = ticker;
        this.epoch = seen.control().epoch();
        this.wasThere = seen.isThere();
        this.reading = first;
        this.readAheadFromNanos = ticker.nanos();
    }

    /**
     * Reads the control object for an actor that is about to begin: it belongs to the epoch of now.
     *
     * @param direction of the link that it is of
     * @param link whose writes that link reckons with
     * @throws StoreException if it cannot be read, or of kind {@code OUTDATED} in a phase in which such a link does not
     *     act
     */
    public static Leave begin(
            ControlObject control, Direction direction, LinkPhase link, InstantSource clock, Ticker ticker)
            throws StoreException {
        Instant from = clock.instant();
        long fromNanos = ticker.nanos();
        ControlObject.Seen seen = control.look();
        if (!seen.control().phase().lets(direction, link)) {
            String said = control.name() + " says that this migration is " + seen.control().phase().word() + ": ";
            throw refusal(Kind.OUTDATED, said + whyNot(direction, link));
        }
        Leave leave = new Leave(control, clock, ticker, seen, EXPIRED);
        leave.reading = leave.reading(leave.judge(seen), from, fromNanos);
        return leave;
    }

    /** The same for what is carried from the source to a target that follows it. */
    public static Leave begin(ControlObject control, InstantSource clock, Ticker ticker) throws StoreException {
        return begin(control, Direction.FORWARD, LinkPhase.FOLLOWING, clock, ticker);
    }

    private static String whyNot(Direction direction, LinkPhase link) {
        return switch (direction) {
            case FORWARD ->
                    link instanceof LinkPhase.Following
                            ? "what the source holds must not be carried over what the application has written to the"
                                    + " target since."
                            : "the link to the target is not that of a switch in this phase.";
            case BACK -> "nothing is carried back to the source in this phase.";
        };
    }

    /**
     * Whether this actor may act now. Takes no time while the last reading is fresh; otherwise one remote call, which
     * callers that come meanwhile wait for. A thread that is interrupted has no leave.
     */
    public Standing standing() {
        Reading last = reading;
        if (!isFresh(last, last.timeToLive())) {
            return readAnew();
        }
        // One of the callers reads ahead of time, so that the others need not wait.
        boolean aging = !isFresh(last, last.timeToLive().dividedBy(2)) && ticker.nanos() - readAheadFromNanos >= 0;
        if (aging && reader.tryLock()) {
            try {
                read();
            } finally {
                reader.unlock();
            }
            return freshStanding();
        }
        return last.standing();
    }

    private Standing readAnew() {
        try {
            reader.lockInterruptibly();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return INTERRUPTED;
        }
        try {
            for (int i = 0; i < MAX_READINGS && !isFresh(reading, reading.timeToLive()); i++) {
                read();
            }
        } finally {
            reader.unlock();
        }
        return freshStanding();
    }

    /** Why nothing may be done, as far as the last reading says; empty where it does not. */
    public String heldBecause() {
        return reading.standing() instanceof Standing.Held(String why) ? why : "";
    }

    /** A reading that took so long that it has expired gives no leave. */
    private Standing freshStanding() {
        Reading last = reading;
        return last.standing() instanceof Standing.Given && !isFresh(last, last.timeToLive())
                ? new Standing.Held(control.name() + " took too long to be read.")
                : last.standing();
    }

    private void read() {
        Instant from = clock.instant();
        long fromNanos = ticker.nanos();
        Standing standing;
        try {
            standing = judge(control.look());
        } catch (StoreException e) {
            if (reading.standing() instanceof Standing.Given && isFresh(reading, reading.timeToLive())) {
                // What was read before still counts, and there is time for another attempt.
                readAheadFromNanos = fromNanos + BETWEEN_ATTEMPTS.toNanos();
                return;
            }
            standing = new Standing.Held("Nobody can tell whether the migration is paused: " + e.getMessage());
        }
        reading = reading(standing, from, fromNanos);
    }

    private Reading reading(Standing standing, Instant from, long fromNanos) {
        Duration timeToLive = standing instanceof Standing.Given ? ControlObject.TIME_TO_LIVE : HELD_TIME_TO_LIVE;
        return new Reading(standing, from, fromNanos, timeToLive);
    }

    private Standing judge(ControlObject.Seen seen) {
        if (!seen.isThere()) {
            return wasThere
                    ? new Standing.Held(
                            control.name() + " is gone, so nobody can tell whether the migration is paused.")
                    : new Standing.Given();
        }
        wasThere = true;
        Control now = seen.control();
        if (now.epoch() != epoch) {
            return new Standing.Outdated(
                    "The migration is "
                            + now.phase().word()
                            + " (epoch "
                            + now.epoch()
                            + ") since "
                            + seconds(now.changed())
                            + "; this run began in epoch "
                            + epoch
                            + " and does not act any more.");
        }
        return now.paused()
                ? new Standing.Held("paused since " + seconds(now.changed()) + "; 'decant resume' lets it go on")
                : new Standing.Given();
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean isFresh(Reading last, Duration age) {
        Instant now = clock.instant();
        // A clock that was set back proves nothing.
        return !now.isBefore(last.from())
                && now.isBefore(last.from().plus(age))
                && ticker.nanos() - last.fromNanos() < age.toNanos();
    }

    static StoreException refusal(Kind kind, String sentence) {
        return new StoreException(kind, Operation.INSPECT, null, kind.name(), sentence, null);
    }
}
