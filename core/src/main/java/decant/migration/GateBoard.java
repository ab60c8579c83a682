package decant.migration;

import decant.migration.Gate.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The gates of a migration, judged from what was read. Pure. Every gate is closed until something opens it:
 *
 * <pre>
 * gate           open when
 * -------------  ------------------------------------------------------------------------------
 * heartbeat      proven and not silent for longer than {@link #SILENCE}, or switched off
 * backfill       the pass has ended
 * access lists   the sweep has ended, or the target holds none that could be compared
 * closing pass   it has ended
 * verified       the last verification found both sides equal
 * looked again   no key that differed while it was written is left to be looked at
 * parked         no key is parked or pending
 * events         no message is a dead letter, and no more wait than the bound says
 * lag            known, not above the bound, and no event is out that nobody receives now
 * hold           nobody holds it
 * </pre>
 */
public final class GateBoard {
    /** A beat that does not come back for so long shows that events do not come. */
    public static final Duration SILENCE = Duration.ofSeconds(30);

    /** Messages that may wait for their turn: fewer are done within a second or so. */
    public static final long MAX_WAITING = 1_000;

    private final Duration maxLag;

    /**
     * @param maxLag lag from which on the target is not close enough to cut over
     */
    public GateBoard(Duration maxLag) {
        this.maxLag = maxLag;
    }

    /** All gates, in the order of the table. */
    public List<Gate> judge(Readings now) {
        return List.of(
                heartbeat(now),
                ended(now, Name.BACKFILL, Step.BACKFILL),
                now.hasAccessLists()
                        ? ended(now, Name.ACCESS_LISTS, Step.ACCESS_LISTS)
                        : Gate.open(Name.ACCESS_LISTS, "the target holds none that could be compared"),
                ended(now, Name.CLOSING_PASS, Step.CLOSING_PASS),
                verified(now),
                now.toLookAt() == 0
                        ? Gate.open(Name.LOOKED_AGAIN, "no key is left to be looked at")
                        : Gate.closed(Name.LOOKED_AGAIN, keys(now.toLookAt()) + " changed while they were verified"),
                parked(now),
                events(now),
                lag(now),
                now.heldBy().isEmpty()
                        ? Gate.open(Name.HOLD, "nobody holds it")
                        : Gate.closed(Name.HOLD, now.heldBy()));
    }

    private static Gate heartbeat(Readings now) {
        Readings.Heartbeat heartbeat = now.heartbeat();
        if (heartbeat == null) {
            return Gate.open(Name.HEARTBEAT, "switched off, so nothing shows that events come");
        }
        if (heartbeat.silence().compareTo(SILENCE) > 0) {
            return Gate.closed(
                    Name.HEARTBEAT,
                    "none has come back for " + heartbeat.silence().toSeconds() + " s" + whySilent(now, heartbeat));
        }
        return heartbeat.proven()
                ? Gate.open(Name.HEARTBEAT, "its beats come back")
                : Gate.closed(Name.HEARTBEAT, "too few beats have come back yet");
    }

    /** A store that has stopped to send looks different from one that sends all but the beats, or more than is done. */
    private static String whySilent(Readings now, Readings.Heartbeat heartbeat) {
        if (now.waiting() > MAX_WAITING) {
            return ", and " + messages(now.waiting()) + " are to be worked off";
        }
        return heartbeat.othersCome()
                ? ", though other events come: the event rule leaves out .decant/"
                : ", nor has any other event: the event rule leaves out .decant/, or the store sends nothing here";
    }

    private static Gate ended(Readings now, Name name, Step step) {
        Instant end = now.ended().get(step);
        return end == null
                ? Gate.closed(name, "has not ended yet")
                : Gate.open(name, "ended at " + end.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Gate verified(Readings now) {
        return switch (now.verified()) {
            case NOT_YET -> Gate.closed(Name.VERIFIED, "nothing was verified yet");
            case EQUAL -> Gate.open(Name.VERIFIED, "both sides were found equal");
            case DIFFERENT -> Gate.closed(Name.VERIFIED, "both sides were found different");
            case UNDECIDED -> Gate.closed(Name.VERIFIED, "some keys could not be decided");
        };
    }

    private static Gate parked(Readings now) {
        if (now.parked() < 0 || now.pending() < 0) {
            return Gate.closed(Name.PARKED, "nobody can tell how many keys are parked");
        }
        if (now.parked() > 0) {
            return Gate.closed(Name.PARKED, keys(now.parked()) + " parked");
        }
        return now.pending() > 0
                ? Gate.closed(Name.PARKED, keys(now.pending()) + " to be looked at again later")
                : Gate.open(Name.PARKED, "no key is parked");
    }

    private static Gate events(Readings now) {
        if (now.waiting() < 0 || now.deadLetters() < 0) {
            String what = now.waiting() < 0 ? "wait" : "are dead letters";
            return Gate.closed(Name.EVENTS, "nobody can tell how many messages " + what);
        }
        if (now.deadLetters() > 0) {
            return Gate.closed(Name.EVENTS, messages(now.deadLetters()) + " among the dead letters");
        }
        return now.waiting() > MAX_WAITING
                ? Gate.closed(Name.EVENTS, messages(now.waiting()) + " waiting")
                : Gate.open(Name.EVENTS, messages(now.waiting()) + " waiting, no dead letter");
    }

    private Gate lag(Readings now) {
        Duration lag = now.lag();
        if (!now.unreturned().isEmpty()) {
            return Gate.closed(Name.LAG, now.unreturned());
        }
        if (lag == null) {
            return Gate.closed(Name.LAG, "nobody knows it yet");
        }
        String shown = "%.1f s of %.1f s".formatted(lag.toMillis() / 1000.0, maxLag.toMillis() / 1000.0);
        return lag.compareTo(maxLag) > 0 ? Gate.closed(Name.LAG, shown) : Gate.open(Name.LAG, shown);
    }

    private static String keys(long count) {
        return count + (count == 1 ? " key" : " keys");
    }

    private static String messages(long count) {
        return count + (count == 1 ? " message" : " messages");
    }
}
