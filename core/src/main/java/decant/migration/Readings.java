package decant.migration;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the gates of a migration are judged by, all of it read at one moment. Whatever is not known is told as such.
 *
 * @param ended when each step ended for the last time; steps without an end left out
 * @param hasAccessLists whether the target holds access lists that are to be compared
 * @param heartbeat how the heartbeat fares; {@code null} where there is none by the operator's own choice
 * @param lag the lag by which changes reach the target now; {@code null} while nobody knows
 * @param unreturned which events may be out that nobody receives now, in a few words; empty where there are none
 * @param parked keys that were given up, without those that an operator accepted; {@link #UNKNOWN} if not known
 * @param pending keys that a pass has left to be looked at later; {@link #UNKNOWN} if not known
 * @param waiting messages in the queue and in hand; {@link #UNKNOWN} if not known
 * @param deadLetters messages that nobody understood; {@link #UNKNOWN} if not known, as where the queue's own policy
 *     says where they go and nobody may read there
 * @param toLookAt keys that the verification found different while they were written, and that were not yet looked at
 *     again
 * @param verified what the last verification found
 * @param heldBy why an operator holds the migration back; empty where nobody does
 */
public record Readings(
        Map<Step, Instant> ended,
        boolean hasAccessLists,
        @Nullable Heartbeat heartbeat,
        @Nullable Duration lag,
        String unreturned,
        long parked,
        long pending,
        long waiting,
        long deadLetters,
        long toLookAt,
        Verified verified,
        String heldBy) {
    /** Nobody could read it. */
    public static final long UNKNOWN = -1;

    public Readings {
        ended = Map.copyOf(ended);
    }

    /**
     * How a heartbeat fares.
     *
     * @param proven whether enough beats came back one after the other
     * @param silence for how long a beat has not come back
     * @param othersCome whether other events have come since that beat was sent
     */
    public record Heartbeat(boolean proven, Duration silence, boolean othersCome) {}

    /** What a verification found. */
    public enum Verified {
        /** There was none yet. */
        NOT_YET,
        EQUAL,
        DIFFERENT,
        UNDECIDED
    }
}
