package decant.cli.ledger;

import java.time.Instant;

/**
 * How a migration fared at one moment. Counts that grow do so from its beginning on, over all its processes, so that
 * what was done between two samples is their difference.
 *
 * @param at in whole milliseconds
 * @param phase as the control object has it
 * @param step the step it was at
 * @param keys keys that the pass or verification under way had dealt with; {@link #UNKNOWN} where none was
 * @param keysTotal how many there are in all, about; {@link #UNKNOWN} while nobody can tell
 * @param copied objects copied or repaired by passes so far, about: those in pages not yet confirmed included
 * @param copiedBytes bytes of the objects that passes copied so far
 * @param followed changes carried over by events so far
 * @param lagMillis by how much the target was behind; {@link #UNKNOWN} while nothing has shown it
 * @param exposureLagMillis the time that 99 of 100 narrowings took of late; {@link #UNKNOWN} where there was none
 * @param parked keys given up
 * @param pending keys left to be looked at later
 * @param waiting messages in the queue and in hand; {@link #UNKNOWN} if nobody can tell
 * @param inFlight requests in flight at the target
 * @param limiter why it did not go faster, a sentence or two; empty where nothing held it back
 */
public record Sample(
        Instant at,
        String phase,
        String step,
        long keys,
        long keysTotal,
        long copied,
        long copiedBytes,
        long followed,
        long lagMillis,
        long exposureLagMillis,
        long parked,
        long pending,
        long waiting,
        int inFlight,
        String limiter) {
    /** Nobody knows. */
    public static final long UNKNOWN = -1;

    /** This one in place of an earlier one as well: with the longer of the two lags, which must not be lost. */
    public Sample alsoFor(Sample earlier) {
        return new Sample(
                at,
                phase,
                step,
                keys,
                keysTotal,
                copied,
                copiedBytes,
                followed,
                Math.max(lagMillis, earlier.lagMillis),
                Math.max(exposureLagMillis, earlier.exposureLagMillis),
                parked,
                pending,
                waiting,
                inFlight,
                limiter);
    }
}
